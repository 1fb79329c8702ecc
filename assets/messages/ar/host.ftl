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
warning-too-large = { $column }: عُدّ { $count } من الأعداد الكبيرة جدًا ناقصًا

# Charts of runs
chart-train-loss = خسارة التدريب حسب الدورة
chart-valid-loss = خسارة التحقق حسب الدورة
chart-curve = { $metric } حسب الدورة
chart-epoch = الدورة
col-format = الصيغة
col-width = العرض
col-height = الارتفاع

# التوصيف في سطر الأوامر
profile-pii = يشبه { $column } بيانات شخصية: { $kind }
profile-copies = القيم نفسها في الصفوف نفسها: { $columns }
profile-suspect = قد يكشف { $column } الهدف: { $measure } { $score }، مريب ابتداءً من { $threshold }
profile-estimated = ≈ تقدير، والأخطاء في `--json`
col-median-or-top = الوسيط/الأكثر
col-repeated = المكرر
col-empty = بلا أي قيمة
col-left-out = المتروك
