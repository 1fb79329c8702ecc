# ما تقوله البرامج غير الأخطاء: التقدم والنتائج والتنبيهات.

serve-ready = الاستوديو على { $url }
nothing-here = لا شيء هنا بعد
pipeline-sound = مسار العمل سليم

node-running = { $node }: قيد العمل
node-done = { $node }: انتهت في { $seconds } ث
node-done-within = { $node }: انتهت مع { $last }
node-cached = { $node }: بلا تغيير، استُخدمت نتيجة سابقة
node-failed = { $node }: فشلت
node-skipped = { $node }: تُخطّيت
node-cancelled = { $node }: أُلغيت
metric-line = { $node }: الدورة { $step }، { $metric } { $value }

status-running = قيد التشغيل
status-done = تم
status-failed = فشل
status-cancelled = أُلغي
status-waiting = في الانتظار
status-cached = بلا تغيير
status-skipped = تُخطّي

job-import = استيراد { $subject }
job-profile = فحص { $subject }
job-predict = التنبؤ بواسطة { $subject }
job-relate = ربط أعمدة { $subject }
job-chart = رسم { $subject }
job-rows = حساب صفوف { $subject }
job-compare = مقارنة إصدارات { $subject }
table-at = الإصدار { $version }، والأحدث { $newest }، وعدد الملفات { $files }
watch-begun = تتبع { $name } المجلد { $path } ما دام الاستوديو أو `falaj serve` يعمل
watch-ended = لم تعد { $name } تتبع المجلد { $path }
reimport-unchanged = لم يتغيّر { $name }: الإصدار { $version } يبقى الأحدث
reimport-changed = { $name } الإصدار { $version } · الصفوف من قبل: { $before }، والآن: { $after }
workspace-sound = كل ملفات مساحة العمل في مواضعها
fate-added = مضاف
fate-removed = محذوف
fate-retyped = نوع آخر
fate-kept = باقٍ

col-id = المعرّف
col-name = الاسم
col-kind = الصنف
col-text = ما يُدرج
col-signature = الصيغة
col-doc = المعنى
col-type = النوع
col-version = الإصدار
col-rows = الصفوف
col-columns = الأعمدة
col-bytes = البايتات
col-source = المصدر
col-semantic = المعنى
col-missing = الناقص
col-distinct = المختلف
col-min = الأدنى
col-median = الوسيط
col-max = الأعلى
col-count = القيم
col-low = الطرف الأدنى
col-q1 = الربع الأدنى
col-q3 = الربع الأعلى
col-high = الطرف الأعلى
col-outside = خارج الطرفين
col-most-frequent = الأكثر تكرارًا
col-status = الحالة
col-seconds = الثواني
col-metrics = المقاييس
col-metric = المقياس
col-step = الدورة
col-value = القيمة
col-model = النموذج
col-aliases = أسماء أخرى
col-architecture = البنية
col-optional = اختياري
col-example = مثال
col-url = العنوان
col-restarts = مرات إعادة البدء
col-prediction = التنبؤ
col-probabilities = الاحتمالات
col-notes = ملاحظات
col-seq = الرقم
col-actor = من
col-host = عبر
col-command = الأمر
col-subject = على
col-outcome = النتيجة
col-path = الملف
col-nodes = العقد
col-problem = المشكلة
col-problems = المشكلات
col-target = الوجهة
col-strategy = الأسلوب
col-versions = الإصدارات
col-created = أُنشئ
col-os = النظام
col-cpus = المعالجات
col-cpu-use = استخدام المعالج
col-memory = الذاكرة
col-memory-used = الذاكرة المستخدمة
col-disk = القرص
col-disk-free = المتاح على القرص
col-writable = قابل للكتابة
col-weight = الحصة
col-requests = الطلبات
col-pid = العملية
col-error = الخطأ
col-warnings = تنبيهات
col-a = العمود
col-b = يرتبط مع
col-r = المقياس
col-fate = التغيير
col-type-from = النوع قبل
col-type-to = النوع بعد
col-missing-from = الناقص قبل
col-missing-to = الناقص بعد
col-shift = الانزياح
col-pipelines = مسارات العمل
col-models = النماذج
col-dataset-version = إصدار البيانات

# ملاحظات النماذج على المدخلات غير المألوفة، والتنبيهات.
note-missing = { $column }: بلا قيمة، ولم يشهد التدريب ذلك
note-unknown = { $column }: قيمة لم يعرفها التدريب
note-range = { $column }: خارج المدى الذي شهده التدريب
warning-input-missing =
    { $count ->
        [one] { $column }: بلا قيمة في صف واحد، ولم يشهد التدريب ذلك
        [two] { $column }: بلا قيمة في صفين، ولم يشهد التدريب ذلك
        [few] { $column }: بلا قيمة في { $count } صفوف، ولم يشهد التدريب ذلك
        [many] { $column }: بلا قيمة في { $count } صفًا، ولم يشهد التدريب ذلك
       *[other] { $column }: بلا قيمة في { $count } صف، ولم يشهد التدريب ذلك
    }
warning-input-unknown =
    { $count ->
        [one] { $column }: قيمة لم يعرفها التدريب في صف واحد
        [two] { $column }: قيم لم يعرفها التدريب في صفين
        [few] { $column }: قيم لم يعرفها التدريب في { $count } صفوف
        [many] { $column }: قيم لم يعرفها التدريب في { $count } صفًا
       *[other] { $column }: قيم لم يعرفها التدريب في { $count } صف
    }
warning-input-range =
    { $count ->
        [one] { $column }: خارج المدى الذي شهده التدريب في صف واحد
        [two] { $column }: خارج المدى الذي شهده التدريب في صفين
        [few] { $column }: خارج المدى الذي شهده التدريب في { $count } صفوف
        [many] { $column }: خارج المدى الذي شهده التدريب في { $count } صفًا
       *[other] { $column }: خارج المدى الذي شهده التدريب في { $count } صف
    }
warning-type-widened = صار { $column } من النوع { $to } بدل { $from }: { $count } من القيم لا تناسب، أولاها { $value }
warning-column-empty = { $column } بلا قيمة في كل الصفوف
warning-header-numbers = في الترويسة أرقام؛ ربما كان الملف بلا سطر ترويسة
warning-not-finite = { $column }: عُدّ { $count } من الأعداد اللانهائية ناقصًا
warning-column-left-out = تُرك { $column }: النوع { $type } لا يمكن استخدامه
warning-cast-lost = { $column }: عُدّ { $count } من القيم التي تعذّر تحويلها ناقصًا
warning-holidays-covered = تشمل قائمة العطل الرسمية في الإمارات السنوات من { $first } إلى { $last }، ولا قيمة لغيرها
warning-too-large = { $column }: عُدّ { $count } من الأعداد الكبيرة جدًا ناقصًا
warning-in-file = { $file }: { $text }
warning-zone-to-utc = { $column }: تُحفظ أوقات المنطقة الزمنية { $zone } بالتوقيت العالمي UTC
warning-zones-mixed = { $column }: تُحفظ أوقات المناطق الزمنية المختلفة ({ $zones }) بالتوقيت العالمي UTC؛ عدد ما حُوّل: { $count }
warning-json-key-twice = يتكرر { $column } في السجل الواحد ({ $count })؛ والعبرة بالقيمة الأخيرة
warning-misfit-missing = { $column }: عُدّت القيم التي ليست من النوع { $type } ناقصة ({ $count })، أولاها { $value }
warning-files-widened = صار { $column } من النوع { $to }: هو { $from } في بعض الملفات و { $found } في { $source }
warning-column-shadowed = { $column } موجود في أسماء المجلدات وفي الملفات؛ والعبرة بأسماء المجلدات
warning-table-version = { $state ->
        [newest] قُرئ الإصدار { $version } من جدول { $kind }، وتاريخه { $made }
       *[older] قُرئ الإصدار { $version } من جدول { $kind }، وتاريخه { $made }؛ وهناك ما هو أحدث
    }
warning-excel-error = { $column }: عُدّت الصيغ الفاشلة ناقصة ({ $count })، أولاها { $value }: { $cells }
warning-excel-errors = عُدّت الصيغ الفاشلة ناقصة ({ $count })، أولاها { $value }
warning-excel-no-date = { $column }: عُدّت التواريخ التي لا وجود لها ناقصة ({ $count }): { $cells }
warning-excel-times = { $column }: صارت الأوقات التي بلا تاريخ أوقاتًا من اليوم ({ $count }): { $cells }
warning-excel-times-lost = { $column }: عُدّت الأوقات التي بلا تاريخ ناقصة بين التواريخ ({ $count }): { $cells }
warning-excel-hours = { $column }: صارت المدد أعدادًا من الساعات ({ $count }): { $cells }
warning-cells-merged = لا قيمة في الخلايا المدمجة إلا لأولاها وما سواها ناقص ({ $count })، مثل { $cells }

# Charts of runs
chart-train-loss = خسارة التدريب حسب الدورة
chart-valid-loss = خسارة التحقق حسب الدورة
chart-curve = { $metric } حسب الدورة
chart-epoch = الدورة

# Charts of tables
chart-rows = صفوف
chart-measure = { $aggregate ->
        [sum] مجموع { $column }
        [median] وسيط { $column }
        [min] أصغر { $column }
        [max] أكبر { $column }
       *[mean] متوسط { $column }
    }
chart-by = { $aggregate ->
        [count] عدد الصفوف حسب { $column }
        [sum] مجموع { $y } حسب { $column }
        [median] وسيط { $y } حسب { $column }
        [min] أصغر { $y } حسب { $column }
        [max] أكبر { $y } حسب { $column }
       *[mean] متوسط { $y } حسب { $column }
    }
chart-over = { $y } مقابل { $x }
chart-distribution = توزيع { $column }
chart-spread = انتشار { $column }
chart-spread-by = انتشار { $y } حسب { $column }
chart-blank = (فراغ)
chart-others = { $count ->
        [one] قيمة أخرى
        [two] قيمتان أخريان
        [few] { $shown } قيم أخرى
        [many] { $shown } قيمة أخرى
       *[other] { $shown } قيمة أخرى
    }
chart-note-missing = { $count ->
        [one] تُرك صف واحد لأن قيمة فيه مفقودة أو غير منتهية
        [two] تُرك صفان لأن قيمة في كل منهما مفقودة أو غير منتهية
        [few] تُركت { $shown } صفوف لأن قيمة في كل منها مفقودة أو غير منتهية
        [many] تُرك { $shown } صفًا لأن قيمة في كل منها مفقودة أو غير منتهية
       *[other] تُرك { $shown } صف لأن قيمة في كل منها مفقودة أو غير منتهية
    }
chart-note-points = { $count ->
        [one] رُسمت نقطة واحدة من أصل { $all }
        [two] رُسمت نقطتان من أصل { $all }
        [few] رُسمت { $shown } نقاط من أصل { $all }، اختيرت بالتساوي ومعها نقاط الأطراف
        [many] رُسمت { $shown } نقطة من أصل { $all }، اختيرت بالتساوي ومعها نقاط الأطراف
       *[other] رُسمت { $shown } نقطة من أصل { $all }، اختيرت بالتساوي ومعها نقاط الأطراف
    }
chart-note-places = { $count ->
        [one] جُمعت قيم { $column } في مجال واحد
        [two] جُمعت قيم { $column } في مجالين
        [few] جُمعت قيم { $column } في { $shown } مجالات
        [many] جُمعت قيم { $column } في { $shown } مجالًا
       *[other] جُمعت قيم { $column } في { $shown } مجال
    }
chart-note-sampled = { $count ->
        [one] قُدّرت من صف واحد
        [two] قُدّرت الأرباع والوسيط من صفين
        [few] قُدّرت الأرباع والوسيط من { $shown } صفوف
        [many] قُدّرت الأرباع والوسيط من { $shown } صفًا
       *[other] قُدّرت الأرباع والوسيط من { $shown } صف
    }

col-format = الصيغة
col-width = العرض
col-height = الارتفاع
col-rule = القاعدة
col-rules = القواعد
col-column = العمود
col-check = التحقق
col-severity = الدرجة
col-checked-rows = المتحقق منه
col-failed-rows = المخالف
col-message = ما وُجد
col-dataset = مجموعة البيانات
col-suite = مجموعة القواعد
col-passed = مطابق
col-params = الإعدادات
col-trend = من الأقدم إلى الأحدث
col-reason = السبب
col-expectation = التوقع
col-position = الرقم
col-run = التشغيل
col-counts = القواعد المخالفة
status-passed = تتحقق
status-broken = يتعذر التحقق
severity-error = خطأ
severity-warn = تنبيه
job-quality = التحقق من جودة { $subject }
job-suggest = البحث عن قواعد تناسب { $subject }
job-failing = البحث عن الصفوف المخالفة في { $subject }

# جودة البيانات: ما تطلبه القاعدة وما أسفر عنه التحقق.
quality-need-columns = أعمدة الجدول كما ينبغي
quality-need-type = نوع { $column } هو { $types }
quality-need-not-missing = لكل صف قيمة في { $column }
quality-need-range = قيمة { $column } ضمن { $range }
quality-need-values = قيمة { $column } واحدة من { $values }
quality-need-values-forbidden = قيمة { $column } ليست من { $values }
quality-need-pattern = قيمة { $column } تطابق { $pattern }
quality-need-pattern-forbidden = قيمة { $column } لا تطابق { $pattern }
quality-need-length = عدد الأحرف في { $column } ضمن { $range }
quality-need-unique = لا يتكرر { $columns } في صفين
quality-need-row-count = عدد الصفوف ضمن { $range }
quality-need-distinct-count = عدد القيم المختلفة في { $column } ضمن { $range }
quality-need-distinct-share = نسبة القيم المختلفة في { $column } ضمن { $range }
quality-need-statistic-mean = متوسط { $column } ضمن { $range }
quality-need-statistic-median = وسيط { $column } ضمن { $range }
quality-need-statistic-sd = الانحراف المعياري في { $column } ضمن { $range }
quality-need-statistic-sum = مجموع { $column } ضمن { $range }
quality-need-statistic-min = أصغر قيمة في { $column } ضمن { $range }
quality-need-statistic-max = أكبر قيمة في { $column } ضمن { $range }
quality-need-statistic-quantile = المئين { $quantile } في { $column } ضمن { $range }
quality-need-freshness = لم يمض على أحدث قيمة في { $column } أكثر من { $hours ->
        [one] ساعة واحدة
        [two] ساعتين
        [few] { $hours } ساعات
        [many] { $hours } ساعة
       *[other] { $hours } ساعة
    }
quality-need-references = قيمة { $column } موجودة في العمود { $key } من { $dataset }
quality-need-ordered = لا تنخفض قيم { $column }
quality-need-ordered-strict = ترتفع قيم { $column } من صف إلى آخر
quality-need-ordered-descending = لا ترتفع قيم { $column }
quality-need-ordered-descending-strict = تنخفض قيم { $column } من صف إلى آخر
quality-need-compare = { $column } { $op } { $other }
quality-need-distribution = توزيع { $column } قريب من مرجعه ({ $method } ≤ { $max })
quality-need-expression = { $expression }
quality-need-sql = لا يعطي الاستعلام أي صف: { $query }
quality-need-where = { $need }، حيث { $condition }
quality-rows-none = { $need }: لا صفوف للتحقق منها
quality-rows-passed = { $need }: يصدق ذلك { $checked ->
        [one] على الصف الوحيد
        [two] على الصفين
        [few] على { $checked } صفوف كلها
        [many] على { $checked } صفًا كلها
       *[other] على { $checked } صف كلها
    }
quality-rows-failed = { $need }: لا يصدق ذلك على { $failed ->
        [one] صف واحد
        [two] صفين
        [few] { $failed } صفوف
        [many] { $failed } صفًا
       *[other] { $failed } صف
    } من أصل { $checked }
quality-rows-too-many = { $need }: لا يصدق ذلك على { $failed ->
        [one] صف واحد
        [two] صفين
        [few] { $failed } صفوف
        [many] { $failed } صفًا
       *[other] { $failed } صف
    } من أصل { $checked }، والمطلوب { $share }٪ على الأقل
quality-rows-allowed = { $need }: لا يصدق ذلك على { $failed ->
        [one] صف واحد
        [two] صفين
        [few] { $failed } صفوف
        [many] { $failed } صفًا
       *[other] { $failed } صف
    } من أصل { $checked }، وهذا مسموح؛ فالمطلوب { $share }٪
quality-measured = { $need }؛ والقيمة { $value }
quality-query-failed = { $need }: ليس كذلك، فهو يعطي { $failed ->
        [one] صفًا واحدًا
        [two] صفين
        [few] { $failed } صفوف
        [many] { $failed } صفًا
       *[other] { $failed } صف
    }
quality-measured-failed = { $need }: ليس كذلك، فالقيمة { $value }
quality-columns-failed = { $need }: ليس كذلك؛ { $found }
quality-columns-missing = ناقصة: { $columns }
quality-columns-unexpected = غير متوقعة: { $columns }
quality-columns-retyped = من نوع آخر: { $columns }
quality-columns-moved = في غير موضعها: { $columns }

# لماذا تُقترح القاعدة.
suggest-schema = الأعمدة والأنواع الموجودة الآن
suggest-row-count = بين نصف عدد الصفوف الحالي وضعفه
suggest-nothing-missing = لا قيمة ناقصة
suggest-few-missing = القيم الناقصة قليلة؛ ويُسمح بضعفها
suggest-tells-apart = لا تتكرر أي قيمة، فهي تميّز الصفوف
suggest-span = أصغر قيمة وأكبرها، بهامش قدره العُشر
suggest-not-negative = لا قيمة سالبة؛ وللقيمة الكبرى هامش قدره العُشر
suggest-few-values = القيم المختلفة قليلة
suggest-constant = لكل الصفوف القيمة نفسها
suggest-personal = تبدو كل القيم من هذا النوع من البيانات الشخصية
suggest-shape = كل القيم مبنية على نسق واحد
suggest-rising = القيم لا تنخفض

# لماذا لا قاعدة تقابل أحد توقعات Great Expectations.
left-out-no-counterpart = لا قاعدة تقول الشيء نفسه
left-out-setting = فيه إعداد لا تعرفه أي قاعدة: { $detail }
left-out-condition = شرطه ليس مقارنة بسيطة: { $detail }
left-out-parameter = يأخذ قيمة من وسائط التشغيل: { $detail }
left-out-incomplete = ينقصه إعداد، أو فيه ما لا معنى له: { $detail }

suites-imported = أُنشئت { $mapped ->
        [one] قاعدة واحدة
        [two] قاعدتان
        [few] { $mapped } قواعد
        [many] { $mapped } قاعدة
       *[other] { $mapped } قاعدة
    } من { $all ->
        [one] توقع واحد
        [two] توقعين
        [few] { $all } توقعات
        [many] { $all } توقعًا
       *[other] { $all } توقع
    }
quality-passed = البيانات مطابقة للقواعد
quality-not-passed = البيانات غير مطابقة للقواعد

# التوصيف في سطر الأوامر
profile-pii = يشبه { $column } بيانات شخصية: { $kind }
profile-copies = القيم نفسها في الصفوف نفسها: { $columns }
profile-suspect = قد يكشف { $column } الهدف: { $measure } { $score }، مريب ابتداءً من { $threshold }
profile-estimated = ≈ تقدير، والأخطاء في `--json`
col-median-or-top = الوسيط/الأكثر
col-repeated = المكرر
col-empty = بلا أي قيمة
col-inputs = المدخلات
col-output = المخرج
col-saved = الحفظ
col-changes = التغييرات
changed-outside = خارج فلج
col-title = العنوان
col-parameters = المعاملات
col-outputs = المخرجات
col-port = يأخذ
col-of = من
col-used = يستخدمه
component-published = نُشر بالإصدار { $version }
component-removed = لم يعد { $name } في المكتبة بهذه الإصدارات: { $versions }
component-kept-by = تحتفظ هذه المسارات بما لديها منه وتعمل كما كانت: { $pipelines }
component-as-before = لم يتغير شيء منذ الإصدار { $version }
nothing-differs = لا فرق بينهما
node-switched-off = أُوقفت
node-switched-on = أُعيد تشغيلها
node-pinned-on = ثُبّتت النتيجة
node-pinned-off = أُلغي تثبيت النتيجة
col-left-out = المتروك

# دوال التعابير، كل واحدة في سطر
function-abs = العدد من دون إشارته
function-round = تقريب إلى عدد من المنازل العشرية، والنصف يبتعد عن الصفر
function-floor = أقرب عدد صحيح من الأسفل
function-ceil = أقرب عدد صحيح من الأعلى
function-sqrt = الجذر التربيعي، وهو فارغ للعدد السالب
function-exp = العدد e مرفوعًا إلى هذا الأس
function-ln = اللوغاريتم الطبيعي، وهو فارغ للصفر وما دونه
function-log10 = اللوغاريتم العشري، وهو فارغ للصفر وما دونه
function-pow = الأساس مرفوعًا إلى الأس
function-sign = −1 أو 0 أو 1
function-min = أصغر القيم، ولا يُحسب الفارغ
function-max = أكبر القيم، ولا يُحسب الفارغ
function-clip = القيمة محصورة بين الحدين، والحد الفارغ لا يحصر شيئًا
function-coalesce = أول قيمة غير فارغة
function-lower = بأحرف صغيرة
function-upper = بأحرف كبيرة
function-trim = من دون مسافات في الطرفين
function-length = عدد الأحرف
function-substring = من الحرف `start` فصاعدًا، والعد من 1، بعدد محدد من الأحرف
function-replace = النص بعد استبدال كل جزء مطابق بنص آخر
function-regex-match = هل يطابق النمط موضعًا في النص
function-regex-extract = أول ما يجده النمط أو إحدى مجموعاته
function-starts-with = هل يبدأ النص بهذا الجزء
function-ends-with = هل ينتهي النص بهذا الجزء
function-contains = هل يحتوي النص على الجزء
function-concat = القيم نصًّا واحدًا، والنتيجة فارغة إن كانت إحداها فارغة
function-split-part = الجزء بهذا الترتيب بين الفواصل، والسالب يعدّ من النهاية
function-pad = إكمال النص إلى عرض محدد بمسافات أو بنص آخر، في البداية أو النهاية
function-integer = عدد صحيح من دون الكسر، وخطأ إن تعذّر التحويل
function-real = عدد، وخطأ إن تعذّر التحويل
function-text = نص
function-date = تاريخ، من نص مثل 2013-01-31، وخطأ إن تعذّر التحويل
function-datetime = لحظة، من نص مثل 2013-01-31T10:00، وخطأ إن تعذّر التحويل
function-boolean = صواب أو خطأ، ويُبلَّغ عن خطأ إن تعذّر التحويل
function-try-integer = عدد صحيح، وفارغ إن تعذّر التحويل
function-try-real = عدد، وفارغ إن تعذّر التحويل
function-try-text = نص
function-try-date = تاريخ، وفارغ إن تعذّر التحويل
function-try-datetime = لحظة، وفارغ إن تعذّر التحويل
function-try-boolean = صواب أو خطأ، وفارغ إن تعذّر التحويل
function-year = السنة
function-month = الشهر، من 1 إلى 12
function-day = اليوم من الشهر، من 1 إلى 31
function-hour = الساعة، من 0 إلى 23
function-minute = الدقيقة، من 0 إلى 59
function-weekday = يوم الأسبوع، الاثنين 1 والأحد 7
function-week = أسبوع السنة وفق ISO 8601، من 1 إلى 53
function-quarter = ربع السنة، من 1 إلى 4
function-day-of-year = اليوم من السنة، من 1 إلى 366
function-days-between = عدد الأيام من التاريخ الأول إلى الثاني
function-hours-between = عدد الساعات من اللحظة الأولى إلى الثانية، مع الكسر
function-add-days = بعد هذا العدد من الأيام، أو قبله إن كان سالبًا
function-add-months = بعد هذا العدد من الأشهر، وآخر يوم في الشهر الأقصر
function-truncate = بداية السنة أو الربع أو الشهر أو الأسبوع أو اليوم أو الساعة أو الدقيقة
function-hijri-year = السنة في تقويم أم القرى
function-hijri-month = الشهر في تقويم أم القرى، من 1 إلى 12
function-hijri-day = اليوم من الشهر في تقويم أم القرى
function-is-weekend-uae = هل هو عطلة نهاية الأسبوع في الإمارات: السبت والأحد منذ 2022، والجمعة والسبت قبلها
function-is-holiday-uae = هل هو عطلة رسمية في الإمارات، وفارغ في السنوات التي لا تشملها القائمة
function-hash = عدد صحيح ثابت للقيمة نفسها

## ملاحظات على لوحات الأمثلة ومسارات العمل التي تصنعها القوالب
sample-note-flights-question = هل تصل الرحلة متأخرة أكثر من 15 دقيقة؟ اقرأ من اليسار إلى اليمين: كل مربع خطوة، وكل سلك يحمل ما أعطته الخطوة قبله. اضغط تشغيل.
sample-note-flights-compare = السؤال نفسه كما في «Late arrivals»، بالبيانات والتقسيم نفسيهما. يختلف النموذج وحده: شغّل الاثنين وقارن بين التشغيلين.
sample-note-flights-known = تبقى الأعمدة المعروفة قبل الإقلاع وحدها. فتأخر الإقلاع يكشف الجواب، ولا ينفع نموذج تعلّم منه عند الاستعمال.
sample-note-flights-join = يدخل الطقس بالمطار والساعة، والطائرة برقم ذيلها. اختر مربعًا لترى صفوفه في الأسفل.
sample-note-flights-split = تقسيم بالزمن: يتعلم النموذج من الماضي ويُقيَّم بما جاء بعده، كما في الاستعمال الحقيقي.
sample-note-flights-mlp = شبكة عصبية تتوقف من نفسها إذا لم تأت ثلاث دورات بجديد. جرّب نسبة إسقاط أخرى: ما لم يتغير لا يُحسب من جديد.
sample-note-flights-linear = انحدار لوجستي: سريع، ويمكن قراءة كل وزن فيه. وهو ما على النموذج الأعقد أن يتفوق عليه.
sample-note-penguins-question = من أي أنواع ثلاثة هذا البطريق؟ مسار صغير للتجربة: غيّر إعدادًا وشغّله من جديد.
sample-note-penguins-split = تقسيم عشوائي فيه من كل نوع النسبة نفسها في كل جزء. غيّر البذرة لترى كم تتوقف النتيجة عليها.
sample-note-penguins-prepare = تُملأ القيم الناقصة وتوضع الأعداد على مقياس واحد. وما يُتعلم هنا من جزء التدريب يدخل النموذج، ويُعمل بالطريقة نفسها عند استعماله.
sample-note-judge = يُقيَّم بصفوف لم يرها التدريب، ثم يُحفظ في السجل إصدارًا جديدًا مع بياناته وإعداداته.
note-inputs = يتعلم النموذج من { $n ->
        [one] عمود واحد
        [two] عمودين
        [few] { $n } أعمدة
        [many] { $n } عمودًا
       *[other] { $n } عمود
    } ليتنبأ بـ { $target }.
note-inputs-left = { $inputs } تُركت: { $names }. فالمعرّفات والبيانات الشخصية والنص الحر وما يقول ما يقوله الهدف لا تعلّم شيئًا يصح في صفوف أخرى.
note-split-time = تقسيم بحسب { $column }: يُقيَّم النموذج بأحدث الصفوف، كما في الاستعمال الحقيقي.
note-split-even = تقسيم عشوائي توزَّع فيه قيم { $target } بالتساوي على الأجزاء.
note-split-random = تقسيم عشوائي. إذا جاءت الصفوف واحدًا بعد آخر فقسّم بعمود زمني.
note-train-mlp = شبكة عصبية: يكفيها { $rows } من الصفوف. وتتوقف من نفسها إذا لم تأت { $patience } من الدورات بجديد.
note-train-linear = نموذج خطي: سريع وسهل الشرح، ويصعب التفوق عليه مع { $rows } من الصفوف. ويتوقف من نفسه إذا لم تأت { $patience } من الدورات بجديد.
note-judge = يُقيَّم بصفوف لم يرها التدريب، ثم يُسجَّل باسم { $model }. اضغط تشغيل.
