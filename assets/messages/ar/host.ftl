# ما تقوله البرامج غير الأخطاء: التقدم والنتائج والتنبيهات.

serve-ready = الاستوديو على { $url }
nothing-here = لا شيء هنا بعد
pipeline-sound = مسار العمل سليم

node-running = { $node }: قيد العمل
node-done = { $node }: انتهت في { $seconds } ث
node-cached = { $node }: بلا تغيير، استُخدمت نتيجة سابقة
node-failed = { $node }: فشلت
node-skipped = { $node }: تُخطّيت
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
job-compare = مقارنة إصدارات { $subject }
workspace-sound = كل ملفات مساحة العمل في مواضعها
fate-added = مضاف
fate-removed = محذوف
fate-retyped = نوع آخر
fate-kept = باقٍ

col-id = المعرّف
col-name = الاسم
col-kind = الصنف
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
col-r = بيرسون
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
warning-too-large = { $column }: عُدّ { $count } من الأعداد الكبيرة جدًا ناقصًا

# Charts of runs
chart-train-loss = خسارة التدريب حسب الدورة
chart-valid-loss = خسارة التحقق حسب الدورة
chart-curve = { $metric } حسب الدورة
chart-epoch = الدورة
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
