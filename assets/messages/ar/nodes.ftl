# إعدادات العقد: لكل منها اسم وشرح. والمشترك منها يبدأ بـ `param-any-`.

## أقسام لوحة العقد

group-sources = المصادر
group-combine = الجمع والتجميع
group-clean = التنقية
group-shape = تشكيل الأعمدة
group-prepare = التجهيز
group-learn = التدريب
group-judge = التقييم
group-deliver = التسليم

## ما جرى، في السجل

edit-restore = استعادة
edit-copy = نسخ
edit-publish = نُشر مكوّن

## ما تعدّه الأعداد

unit-rows = صفوف
unit-share = حصة
unit-epochs = دورات
unit-columns = أعمدة
unit-words = كلمات
unit-values = قيم
unit-intervals = فترات
unit-units = وحدات
unit-parts = أجزاء
unit-threads = خيوط

## إعدادات يُختار واحد منها

one-of-label-threshold = يصير نعم
one-of-select-columns = الأعمدة
one-of-sample-amount = المقدار

## إعدادات تشترك فيها أنواع

param-any-name = الاسم
    .help = اسم العمود الجديد. اختر اسمًا ليس في الجدول.
param-any-column = العمود
    .help = العمود الذي يُنظر فيه.
param-any-function = الدالة
    .help = ما يُحسب من القيم.
param-any-expression = التعبير
    .help = ما يحويه العمود محسوبًا لكل صف، مثل `price * count`. ويمكنه أن يذكر الأعمدة المصنوعة قبله.
param-any-descending = الأكبر أولًا
    .help = يضع أكبر قيمة أولًا. أما الصفوف التي لا قيمة فيها فتأتي أخيرًا في الحالتين.
param-any-suffix = اللاحقة
    .help = تُلحق باسم العمود المضاف إذا كان في الجدول الأول عمود بالاسم نفسه.
param-any-prefix = البادئة
    .help = ما تبدأ به أسماء الأعمدة الجديدة. فإن تُركت فهي اسم العمود و `_`.
param-any-seed = بذرة العشوائية
    .help = البذرة نفسها تختار الصفوف أو الأوزان نفسها مرة أخرى. غيّرها لتعرف مقدار أثر المصادفة.
param-any-q = المئين
    .help = أي مئين، من 0 إلى 1: القيمة 0.5 هي الوسيط، و 0.9 فوق تسعة صفوف من كل عشرة.
param-any-nfkc = توحيد صور الحروف
    .help = يوحّد الحروف المتشابهة رسمًا، كالعريضة وصور العرض.
param-any-diacritics = حذف التشكيل
    .help = يحذف الحركات وسائر العلامات فوق الحروف وتحتها.
param-any-tatweel = حذف التطويل
    .help = يحذف الشرطة التي تمدّ الكلمات.
param-any-alef = توحيد الألف
    .help = يكتب صور الألف كلها ألفًا مجردة.
param-any-ya = توحيد الياء
    .help = يكتب الألف المقصورة والياء الفارسية ياء.
param-any-ta-marbuta = التاء المربوطة هاء
    .help = يكتب التاء المربوطة هاء.
param-any-hamza = تجريد الهمزة
    .help = يكتب الهمزة على الواو أو الياء حرفًا مجردًا، ويحذف الهمزة المفردة.
param-any-digits = أرقام 0 إلى 9
    .help = يكتب الأرقام العربية المشرقية والفارسية من 0 إلى 9.
param-any-lower = حروف صغيرة
    .help = يحوّل الحروف اللاتينية الكبيرة إلى صغيرة.
param-any-punctuation = العلامات فراغات
    .help = يحوّل ما ليس حرفًا ولا رقمًا ولا تشكيلًا إلى فراغات.
param-any-spaces = ترتيب الفراغات
    .help = يحذف الفراغات من الطرفين، ويجعل المتتابعة منها واحدًا.
param-any-epochs = أقصى عدد للدورات
    .help = أكثر ما يمرّ التدريب على صفوفه كلها. ارفعه إذا ظل الخطأ ينخفض في النهاية.
param-any-batch-size = صفوف الدفعة
    .help = الصفوف التي تتعلم منها كل خطوة. الدفعات الأكبر أسرع وتحتاج ذاكرة أكثر.
param-any-learning-rate = معدل التعلّم
    .help = مدى كل خطوة. اخفضه إذا تذبذب الخطأ، وارفعه إذا كاد لا ينخفض.
param-any-weight-decay = اضمحلال الأوزان
    .help = يشدّ الأوزان نحو الصفر ليلتزم النموذج بما يعمّ. ارفعه إذا كان النموذج أفضل كثيرًا على صفوف التدريب من غيرها.
param-any-patience = الصبر
    .help = عدد الدورات دون تحسّن على جزء التحقق قبل أن يتوقف التدريب. مع 0 لا يتوقف مبكرًا.
param-any-threads = الخيوط
    .help = خيوط المعالج المستعملة في التدريب. مع 0 تُستعمل كلها.

## المصدر

param-source-dataset = مجموعة البيانات
    .help = مجموعة البيانات التي يقرؤها المسار. مع `@` ورقم يقرأ ذلك الإصدار، ودونهما يقرأ الأحدث.

## الربط

param-join-left-on = مفاتيح الجدول الأول
    .help = الأعمدة التي تدل قيمها على الصفوف المتقابلة.
param-join-right-on = مفاتيح الجدول الثاني
    .help = الأعمدة التي تُقابَل بأعمدة الجدول الأول، بعددها وترتيبها.
param-join-columns = الأعمدة المضافة
    .help = أعمدة الجدول الثاني التي تُضاف. فإن تُركت أُضيفت كلها إلا المفاتيح.
param-join-how = الصفوف الباقية
    .help = أي الصفوف تخرج.
choice-join-how-left = كل صفوف الجدول الأول
choice-join-how-inner = المتقابلة فقط
choice-join-how-semi = المتقابلة دون أعمدة جديدة
choice-join-how-anti = ما لا مقابل له
choice-join-how-full = كل صفوف الجدولين
param-join-several = تعدد المتقابلات
    .help = ما يحدث إذا كان في الجدول الثاني عدة صفوف بالمفاتيح نفسها.
choice-join-several-refuse = التوقف بخطأ
choice-join-several-first = أخذ الأول
choice-join-several-all = أخذها كلها

## الوسم

param-label-column = العمود
    .help = العمود المراد التنبؤ به، أو الذي يُصنع منه.
param-label-above = أكبر من
    .help = ما زاد على هذا العدد يصير نعم. ودون أي حدّ يُتنبأ بالقيم نفسها.
param-label-below = أصغر من
    .help = ما نقص عن هذا العدد يصير نعم.
param-label-at-least = على الأقل
    .help = هذا العدد وما فوقه يصير نعم.
param-label-name = الاسم
    .help = اسم العمود المراد التنبؤ به. فإن تُرك فهو `label`، أو اسم العمود نفسه حيث لا حدّ.
param-label-drop = إخراج العمود
    .help = يُخرج من الجدول العمود الذي صُنع منه الوسم، فلا يتعلم منه نموذج.

## اختيار الأعمدة

param-select-keep = إبقاء
    .help = الأعمدة التي تبقى، بهذا الترتيب.
param-select-drop = ترك
    .help = الأعمدة التي تُترك، ويبقى غيرها.

## بوابة الجودة

param-quality-suite = مجموعة القواعد
    .help = القواعد التي على الجدول أن يطابقها. إذا لم تتحقق قاعدة درجتها خطأ توقف التشغيل هنا.

## تسمية الأعمدة

param-rename-names = الأسماء الجديدة
    .help = كل عمود مع اسمه الجديد. ويمكن لعمودين أن يتبادلا اسميهما.

## تغيير الأنواع

param-cast-columns = الأنواع الجديدة
    .help = كل عمود مع نوعه الجديد.
choice-cast-columns-integer = عدد صحيح
choice-cast-columns-real = عدد
choice-cast-columns-text = نص
choice-cast-columns-boolean = نعم أو لا
choice-cast-columns-date = تاريخ
choice-cast-columns-datetime = تاريخ ووقت
choice-cast-columns-time = وقت
param-cast-on-failure = القيم غير الملائمة
    .help = ما يحدث لقيمة لا يمكن تحويلها إلى النوع الجديد.
choice-cast-on-failure-error = التوقف بخطأ
choice-cast-on-failure-null = ترك الخانة فارغة

## التصفية

param-filter-where = الشرط
    .help = تبقى الصفوف التي يصح فيها، مثل `price > 0 and city = 'Dubai'`.

## اشتقاق الأعمدة

param-derive-columns = الأعمدة
    .help = الأعمدة المراد صنعها، لكل منها اسم وتعبير. ويحل العمود محل عمود بالاسم نفسه.

## الضمّ

param-union-columns = الأعمدة
    .help = هل يلزم أن تكون أعمدة الجدولين واحدة.
choice-union-columns-same = واحدة في الجدولين
choice-union-columns-any = أيًّا كانت، وما نقص يبقى فارغًا

## الربط الزمني

param-asof-join-left-on = زمن الجدول الأول
    .help = عمود تواريخ أو لحظات أو أعداد.
param-asof-join-right-on = زمن الجدول الثاني
    .help = العمود الذي يُقارن به، ومن النوع نفسه.
param-asof-join-left-by = مفاتيح الجدول الأول
    .help = لا تتقابل إلا الصفوف ذات القيم نفسها هنا، كصفوف عميل واحد.
param-asof-join-right-by = مفاتيح الجدول الثاني
    .help = الأعمدة التي تُقابَل بها، بعددها وترتيبها.
param-asof-join-direction = جهة البحث
    .help = أين يُبحث عن أقرب صف. والنظر إلى الوراء وحده لا يكشف ما لم يكن معلومًا حينها.
choice-asof-join-direction-backward = إلى الوراء
choice-asof-join-direction-forward = إلى الأمام
choice-asof-join-direction-nearest = في الجهتين
param-asof-join-tolerance = أبعد مسافة
    .help = أبعد ما يكون الصف: عدد، أو مدة مثل `15m` أو `2h` أو `7d`. فإن تُركت جاز أي بُعد.
param-asof-join-columns = الأعمدة المضافة
    .help = أعمدة الجدول الثاني التي تُضاف. فإن تُركت أُضيفت كلها إلا المفاتيح والزمن.

## التجميع

param-aggregate-by = التجميع حسب
    .help = الصفوف ذات القيم نفسها هنا تصير صفًا واحدًا. ودون عمود يصير الجدول كله صفًا.
param-aggregate-columns = الأعمدة
    .help = ما يُحسب لكل مجموعة.
param-aggregate-columns-where = الصفوف التي فيها
    .help = لا تُحسب إلا الصفوف التي يصح فيها هذا.
choice-any-function-count = العدد
choice-any-function-distinct = القيم المختلفة
choice-any-function-sum = المجموع
choice-any-function-mean = المتوسط
choice-any-function-sd = الانحراف المعياري
choice-any-function-min = الأصغر
choice-any-function-max = الأكبر
choice-any-function-median = الوسيط
choice-any-function-quantile = المئين
choice-any-function-first = الأول
choice-any-function-last = الأخير
choice-any-function-share-true = حصة نعم
choice-any-function-mode = الأكثر تكرارًا

## النافذة

param-window-by = التجميع حسب
    .help = يُنظر في الصفوف ذات القيم نفسها هنا على حدة. ودون عمود تكون الصفوف كلها مجموعة واحدة.
param-window-order-by = الترتيب حسب
    .help = ترتيب الصفوف داخل المجموعة، وهو الزمن غالبًا. ودون عمود هو ترتيب الجدول.
param-window-columns = الأعمدة
    .help = الأعمدة المضافة.
param-window-columns-offset = البعد بالصفوف
    .help = عدد الصفوف قبلًا أو بعدًا. فإن تُرك فهو 1.
param-window-columns-frame = الصفوف المحسوبة
    .help = أي الصفوف حتى هذا الصف تُحسب. فإن تُركت حُسبت كلها.
param-window-columns-frame-rows = عدد من الصفوف
    .help = هذا العدد من الصفوف، وآخرها هذا الصف.
param-window-columns-frame-span = مدة زمنية
    .help = الصفوف التي يسبق زمنها زمن الصف بأقل من هذه المدة: `2h` أو `7d`.
param-window-columns-without-current = دون الصف نفسه
    .help = يترك الصف نفسه، فلا تظهر قيمته هو.
param-window-future = السماح باللاحق
    .help = يسمح بأعمدة تنظر في صفوف لاحقة. وقد يعرف النموذج الذي يتعلم منها ما لا يُعرف عند استعماله.
choice-window-columns-function-lag = القيمة السابقة
choice-window-columns-function-lead = القيمة اللاحقة
choice-window-columns-function-row-number = رقم الصف
choice-window-columns-function-rank = الرتبة
choice-window-columns-function-dense-rank = الرتبة دون فجوات
choice-window-columns-function-cumulative-sum = المجموع التراكمي

## التدوير إلى أعمدة

param-pivot-by = الصفوف
    .help = صف واحد لكل مجموعة من القيم نفسها هنا.
param-pivot-column = الأعمدة من
    .help = العمود الذي تصير قيمه أعمدة.
param-pivot-values = القيم من
    .help = العمود الذي تُملأ به.
param-pivot-names = هذه القيم فقط
    .help = القيم التي تصير أعمدة. فإن تُركت صارت كلها، ولا تُعرف الأعمدة إلا بعد التشغيل.
param-pivot-limit = أقصى عدد للأعمدة
    .help = تتوقف العقدة بخطأ إذا زادت الأعمدة على هذا.

## التدوير إلى صفوف

param-unpivot-keep = إبقاء
    .help = الأعمدة التي تبقى كما هي وتتكرر في كل صف.
param-unpivot-columns = الأعمدة
    .help = الأعمدة التي تصير صفوفًا. فإن تُركت فهي كل ما لم يُبقَ.
param-unpivot-name = عمود الأسماء
    .help = اسم العمود الذي يحوي أسماء الأعمدة.
param-unpivot-value = عمود القيم
    .help = اسم العمود الذي يحوي قيمها.

## الترتيب

param-sort-by = الترتيب حسب
    .help = العمود الأول هو المقدَّم.

## العيّنة

param-sample-rows = عدد الصفوف
    .help = يُبقي هذا العدد من الصفوف، أو كلها إن كانت أقل.
param-sample-share = الحصة
    .help = يُبقي هذه الحصة من الصفوف، من 0 إلى 1.
param-sample-stratify = حفظ حصص
    .help = عمود تحتفظ قيمه بحصصها بين الصفوف.

## إزالة المكرر

param-deduplicate-keys = المفاتيح
    .help = الصفوف ذات القيم نفسها هنا تُعدّ واحدة. ودون عمود تُعتبر الأعمدة كلها.
param-deduplicate-keep = إبقاء
    .help = أي الصفوف المكررة يبقى.
choice-deduplicate-keep-first = الأول
choice-deduplicate-keep-last = الأخير
choice-deduplicate-keep-none = لا شيء منها

## حصر القيم

param-clip-columns = الأعمدة
    .help = كل عمود مع حدّيه.
param-clip-columns-low = الحد الأدنى
    .help = ما نقص عن هذا العدد يصير إياه. فإن تُرك فلا حد أدنى.
param-clip-columns-high = الحد الأعلى
    .help = ما زاد على هذا العدد يصير إياه. فإن تُرك فلا حد أعلى.

## الفئات العددية

param-bin-column = العمود
    .help = عمود الأعداد.
param-bin-edges = الحدود
    .help = حيث تبدأ الفترات، تصاعديًا.
param-bin-name = الاسم
    .help = اسم العمود الجديد. فإن تُرك فهو اسم العمود و `_bin`.
param-bin-labels = النصوص
    .help = نص لكل فترة، بعدد الحدود وزيادة واحد. فإن تُركت رُقّمت الفترات من 0.

## تنظيف النص

param-clean-text-columns = الأعمدة
    .help = الأعمدة المراد تنظيفها. ودون تعيين تُنظّف أعمدة النص كلها.

## عدّ الكلمات

param-hash-text-column = العمود
    .help = عمود النص.
param-hash-text-buckets = الأعمدة الجديدة
    .help = الأعمدة التي تُعدّ فيها الكلمات. كلما زادت قلّت الكلمات المشتركة في عمود.
param-hash-text-longest = كلمات معًا
    .help = الكلمات المتجاورة التي تُعدّ معًا أيضًا، حتى هذا العدد.

## أجزاء التاريخ

param-date-parts-column = العمود
    .help = عمود التواريخ أو اللحظات.
param-date-parts-parts = الأجزاء
    .help = يُصنع من كل منها عمود.
choice-date-parts-parts-year = السنة
choice-date-parts-parts-quarter = الربع
choice-date-parts-parts-month = الشهر
choice-date-parts-parts-week = الأسبوع
choice-date-parts-parts-day = اليوم
choice-date-parts-parts-day-of-year = اليوم من السنة
choice-date-parts-parts-weekday = يوم الأسبوع
choice-date-parts-parts-hour = الساعة
choice-date-parts-parts-minute = الدقيقة
choice-date-parts-parts-hijri-year = السنة الهجرية
choice-date-parts-parts-hijri-month = الشهر الهجري
choice-date-parts-parts-hijri-day = اليوم الهجري
choice-date-parts-parts-is-weekend-uae = عطلة نهاية الأسبوع في الإمارات
choice-date-parts-parts-is-holiday-uae = عطلة رسمية في الإمارات

## استعلام SQL

param-sql-query = الاستعلام
    .help = استعلام SELECT على الجداول `a` و `b` و `c`، وهي المدخلات من الأعلى.

## التقسيم

param-split-method = الطريقة
    .help = عشوائيًا، أو بترتيب عمود ليكون الاختبار على أحدث الصفوف. استعمل الزمن إذا كان النموذج سيتنبأ بالمستقبل.
choice-split-method-random = عشوائيًا
choice-split-method-time = حسب الزمن
param-split-column = عمود الزمن
    .help = العمود الذي يُعتمد ترتيبه عند التقسيم حسب الزمن.
param-split-train = التدريب
    .help = حصة الصفوف التي يتعلم منها النموذج. فإن تُركت فهي ما يتركه غيرها، وهو 0.7 عادة.
param-split-valid = التحقق
    .help = حصة الصفوف التي تحدد متى يتوقف التدريب. فإن تُركت فهي ما يتركه غيرها، وهو 0.15 عادة.
param-split-test = الاختبار
    .help = حصة الصفوف التي يُقيَّم بها النموذج. فإن تُركت فهي ما يتركه غيرها، وهو 0.15 عادة.
param-split-stratify = حفظ حصص
    .help = عمود تتساوى حصص قيمه في الأجزاء كلها، وهو الهدف عادة. ويُستعمل مع التقسيم العشوائي.

## التجهيز

param-prepare-target = الهدف
    .help = العمود المراد التنبؤ به.
param-prepare-task = نوع الإجابة
    .help = ما يُتنبأ به. فإن تُرك دلّت عليه قيم الهدف.
choice-prepare-task-binary = واحد من اثنين
choice-prepare-task-multiclass = واحد من عدة
choice-prepare-task-regression = عدد
param-prepare-impute = الأعداد المفقودة
    .help = ما يحل محل العدد المفقود.
param-prepare-impute-constant = هذا العدد
    .help = يحل محل كل عدد مفقود.
choice-prepare-impute-median = الوسيط
choice-prepare-impute-mean = المتوسط
choice-prepare-impute-mode = الأكثر تكرارًا
choice-prepare-impute-last = الأخير
param-prepare-scale = مقياس الأعداد
    .help = يجعل الأعداد على مقياس واحد، فلا يزيد أثر أحدها لوحدته.
choice-prepare-scale-standard = متوسط 0 وانحراف 1
choice-prepare-scale-minmax = من 0 إلى 1
choice-prepare-scale-robust = حسب الأرباع
choice-prepare-scale-none = كما هي
param-prepare-categorical = الفئات
    .help = ما تصير إليه الفئات كأسماء المدن.
choice-prepare-categorical-codes = تُبحث في جدول يُتعلَّم
choice-prepare-categorical-one-hot = عمود لكل قيمة
choice-prepare-categorical-ordinal = رتبتها
choice-prepare-categorical-target = متوسط الهدف
param-prepare-max-categories = أقصى عدد لقيم الفئة
    .help = القيم الأندر تصير «أخرى». ارفعه لأعمدة فيها أسماء كثيرة مهمة.
param-prepare-date-parts = تفكيك التواريخ
    .help = يصنع من التواريخ واللحظات السنة والشهر ويوم الأسبوع والساعة.
param-prepare-missing-flags = بيان المفقود
    .help = يضيف مدخلًا يبيّن أين كان العدد مفقودًا.
param-prepare-categories = أعداد هي أسماء
    .help = أعمدة أعداد صحيحة تدل على أسماء لا على مقادير، كالرموز.
param-prepare-ignore = ترك
    .help = أعمدة لا يتعلم منها النموذج، كالمعرّف.
param-prepare-clip = الحصر بين مئينين
    .help = مئينان مثل 0.01 و 0.99: ما تجاوزهما يُحصر عندهما.
param-prepare-bins = الأعداد فترات
    .help = أعمدة أعداد يُتعلم من فتراتها بدل الأعداد.
param-prepare-bins-columns = الأعمدة
    .help = أعمدة الأعداد.
param-prepare-bins-count = عدد الفترات
    .help = عددها، أو أقل إذا تكررت القيم.
param-prepare-bins-method = حيث تبدأ
    .help = على مسافات متساوية، أو بحيث تتساوى الصفوف في كل منها.
choice-prepare-bins-method-quantiles = صفوف متساوية في كل فترة
choice-prepare-bins-method-equal-width = مسافات متساوية
param-prepare-text = النص عدّ كلمات
    .help = أعمدة نص يُتعلم من كلماتها.
param-prepare-text-columns = الأعمدة
    .help = أعمدة النص.
param-prepare-text-method = الطريقة
    .help = الألفاظ الأكثر ورودًا موزونة بندرتها، أو الكلمات كلها موزعة بالبصمة.
choice-prepare-text-method-tf-idf = ألفاظ موزونة
choice-prepare-text-method-hash = الكلمات كلها بالبصمة
param-prepare-text-inputs = المدخلات
    .help = أكثر ما يصير إليه كل عمود من المدخلات.
param-prepare-text-longest = كلمات معًا
    .help = الكلمات المتجاورة التي تُعدّ معًا أيضًا، حتى هذا العدد.
param-prepare-text-cleaning = التنظيف أولًا
    .help = كيف يُوحَّد النص قبل عدّ الكلمات.
param-prepare-smoothing = التنعيم
    .help = لمتوسط الهدف: هذا العدد من صفوف الفئة يشدّ متوسطها نصف الطريق إلى متوسط الكل.
param-prepare-folds = الطيّات
    .help = لمتوسط الهدف: أجزاء من التدريب تمنع الصف من كشف هدفه.

## تدريب شبكة

param-train-mlp-hidden = الطبقات الخفية
    .help = عرض كل طبقة من الأولى إلى الأخيرة. كلما زادت عرضًا وعددًا تعلمت أنماطًا أدق وأبطأ.
param-train-mlp-dropout = الإسقاط
    .help = حصة الوحدات التي تُترك عشوائيًا في كل خطوة. ارفعها إذا كان النموذج أفضل كثيرًا على صفوف التدريب من غيرها.
param-train-mlp-embedding = أعرض تضمين
    .help = أكثر ما تُمثَّل به الفئة من الأعداد.

## التقييم

param-evaluate-part = الجزء
    .help = الصفوف التي يُقيَّم بها النموذج. استعمل جزء التحقق ما دمت تختار بين النماذج.
choice-evaluate-part-test = جزء الاختبار
choice-evaluate-part-valid = جزء التحقق

## التسجيل

param-register-name = النموذج
    .help = النموذج الذي يُضاف إليه إصدار. والاسم الجديد يصنع نموذجًا جديدًا.
param-predict-model = النموذج
    .help = النموذج من السجل الذي يتوقّع، مثل ⁦delays⁩ أو ⁦delays@3⁩. اتركه فارغًا إذا دخل نموذج من المنفذ.
param-predict-name = عمود الأجوبة
    .help = اسم العمود الجديد. اختر اسمًا ليس في الجدول.
param-predict-probabilities = الاحتمالات
    .help = تضيف لكل فئة عمودًا باحتمالها.
param-export-file = الملف
    .help = اسم الملف في مجلد مخرجات مساحة العمل. ينتهي بـ ⁦.csv⁩ أو ⁦.parquet⁩، ويحل محل ملف بالاسم نفسه.
param-report-target = الهدف
    .help = عمود تُقارن به الأعمدة الأخرى، فيقول التقرير أيها أدل عليه.
