# محرر المسارات.

## ملف لا تمكن قراءته

unreadable-title = تتعذر قراءة ملف هذا المسار
unreadable-text = النص حول الموضع
unreadable-good = الإصدار { $n } آخر إصدار أمكنت قراءته. إن أُخذ بقي الملف كما هو الآن إلى جانبه، نسخةً باللاحقة bak.
unreadable-no-good = لا إصدار سابق محفوظًا. أصلح الملف في محرر نصوص ثم افحصه من جديد.
unreadable-take = أخذ الإصدار { $n }
unreadable-again = فحص من جديد
unreadable-checked = فُحص { $time }، بلا تغيير
newer-title = كتب هذا المسار إصدار أحدث من فلج

## البيانات عند عقدة

view-data = طريقة عرض البيانات
view-rows = الصفوف
view-beside = قبل وبعد
view-schema = الأعمدة
view-chart = رسم بياني
rows-together = حُسبت من جديد ولم تُحفظ
plot-picks = ما يعرضه الرسم
plot-kind = الرسم
plot-auto = المقترح
plot-kind-auto = المقترح: { $kind }
plot-kind-bar = أعمدة
plot-kind-line = خط
plot-kind-scatter = نقاط
plot-kind-histogram = توزيع
plot-kind-box = صناديق
plot-x = حسب
plot-y = القيم
plot-y-none = عدد الصفوف
plot-aggregate = التجميع
plot-aggregate-mean = المتوسط
plot-aggregate-median = الوسيط
plot-aggregate-sum = المجموع
plot-aggregate-min = الأصغر
plot-aggregate-max = الأكبر
plot-aggregate-count = العدد
plot-color = اللون
plot-color-none = لون واحد
plot-bins = الفئات
plot-bins-wrong = عدد صحيح من 1 حتى { $most }
plot-no-columns = ليس في الجدول أعمدة تُرسم
view-place = أي بيانات
place-out = الناتج
place-in = المدخل
beside-before = قبل
beside-after = بعد
mark = التغيير
mark-new = جديد
mark-gone = زال
mark-changed = نوع آخر
number-of = رقم
schema-none = تُعرف الأعمدة بعد تشغيل العقدة

## الحفظ

save-saved = حُفظ { $time }
save-saving = جارٍ الحفظ
save-offline = محفوظ هنا إلى أن يعود المضيف
save-conflict = تغيّر في مكان آخر أيضًا
save-failed = لم يُحفظ
unsaved-pipeline = لم تصل آخر التعديلات إلى الملف بعد. المغادرة تُضيّعها.
editor-read-only = للقراءة فقط
conflict-title = تغيير هنا وفي مكان آخر
conflict-text = غيّر شخص آخر الإعدادات نفسها على نحو مختلف. لن يُحفظ شيء من تعديلاتك حتى تختار أحد الجانبين.
conflict-difference = من تعديلاتهم إلى تعديلاتك
conflict-look = عرض الفرق
conflict-theirs = اعتماد تعديلاتهم
conflict-mine = إبقاء تعديلاتي
conflict-settle = الاختيار…

## الرسم

group-graph = في الرسم
editor-tools = تحرير الرسم
graph-empty = المسار فارغ. اختر مصدرًا من الجانب، أو اضغط / واكتب ما تحتاج إليه.
graph-says =
    { $n ->
        [0] رسم فارغ.
        [one] رسم فيه عقدة واحدة. تقول قائمة العقد بالمفتاح ⁦L⁩ الشيء نفسه بالكلمات.
        [two] رسم فيه عقدتان. تقول قائمة العقد بالمفتاح ⁦L⁩ الشيء نفسه بالكلمات.
        [few] رسم فيه { $n } عقد. تقول قائمة العقد بالمفتاح ⁦L⁩ الشيء نفسه بالكلمات.
        [many] رسم فيه { $n } عقدة. تقول قائمة العقد بالمفتاح ⁦L⁩ الشيء نفسه بالكلمات.
       *[other] رسم فيه { $n } عقدة. تقول قائمة العقد بالمفتاح ⁦L⁩ الشيء نفسه بالكلمات.
    }
minimap = نظرة عامة على الرسم
zoom = حجم الرسم
zoom-in = تكبير
zoom-out = تصغير
zoom-fit = عرض الكل
version-short = إصدار { $n }
version-number = الإصدار { $n }
light-not-configured = غير مهيأة
light-ready = جاهزة
light-cached = لم تتغير
light-stale = قديمة
light-disabled = متوقفة
light-pinned = مثبَّتة
light-pinned-outdated = مثبَّتة وستختلف
go-to-field = انتقال إلى الحقل
port-in = { $name }، المطلوب: { $type }
port-out = الناتج: { $type }
port-open = لا شيء
port-readers = تقرؤها
port-nobody = لا عقدة
port-columns =
    { $n ->
        [zero] لا أعمدة خارجة
        [one] عمود واحد خارج
        [two] عمودان خارجان
        [few] { $n } أعمدة خارجة
        [many] { $n } عمودًا خارجًا
       *[other] { $n } عمود خارج
    }
input-table = الجدول
input-left = الجدول الأول
input-right = الجدول الثاني
input-top = الجدول الأعلى
input-bottom = الجدول الأسفل
input-a = الجدول a
input-b = الجدول b
input-c = الجدول c
input-parts = الأجزاء
input-prepared = الأجزاء المجهزة
input-model = النموذج
input-metrics = المقاييس
note = ملاحظة
note-by = { $actor }، { $date }
note-empty = اكتب ملاحظة
node-reads-from = تقرأ من { $nodes }

wire-more =
    { $n ->
        [one] وبعدها عمود واحد
        [two] وبعدها عمودان
        [few] وبعدها { $n } أعمدة
        [many] وبعدها { $n } عمودًا
       *[other] وبعدها { $n } عمود
    }
wire-take = اسحب إلى منفذ آخر، أو بعيدًا عنه
palette-closed = مطوي
palette-open = مفتوح

## لوحة العقد

palette-nodes = عقد للإضافة
palette-after = بعد «{ $name }»
find-node = ابحث عن عقدة
add-node = إضافة عقدة

## عقدة، أو عدة عقد، أو المسار

tab-node-ports = المنافذ
tab-node-about = الشرح
node-acts = أفعال العقدة
node-kind = النوع
kind-unknown = لا تعرف هذه النسخة عقدًا من نوع { $kind }. تبقى العقدة في الملف كما هي مع إعداداتها.
value-missing = القيمة مطلوبة هنا
value-other = المطلوب هنا قيمة من نوع آخر
node-no-settings = ليس لهذه العقدة إعدادات
model-newest-now = الأحدث، وهو الآن { $version }
choice-typed = كما كُتب
settings-more = إعدادات أخرى
act-duplicate = نسخة إضافية
act-remove = حذف
act-on = تشغيل العقدة
act-off = إيقاف العقدة
act-stop = ألغِ هذه العقدة
act-reset = إعادة الضبط
act-pin = ثبّت النتيجة
act-unpin = ألغِ تثبيت النتيجة
pinned-text = النتيجة مثبَّتة: لا تعمل العقدة، وتعطي هذه النتيجة أيًا كانت إعداداتها ومدخلاتها.
pinned-outdated = النتيجة مثبَّتة. لو عملت العقدة بإعداداتها ومدخلاتها الحالية لأعطت نتيجة أخرى.
reset-done =
    { $n ->
        [one] نُحّيت نتيجة واحدة، واستغرق إعدادها { $seconds }
        [two] نُحّيت نتيجتان، واستغرق إعدادهما { $seconds }
        [few] نُحّيت { $n } نتائج، واستغرق إعدادها { $seconds }
        [many] نُحّيت { $n } نتيجة، واستغرق إعدادها { $seconds }
       *[other] نُحّيت { $n } نتيجة، واستغرق إعدادها { $seconds }
    }
reset-nothing = لا نتيجة تُنحّى
act-replace = استبدالها بـ { $kind }
node-report = الحفظ تقريرًا…
view-profile = نظرة على الأعمدة
node-written = كُتب في
run-to-here = تشغيل إلى هنا
run-wrong = في أحد الحقول قيمة لا تُستعمل. أصلحها أولًا، أو شغّل إلى عقدة بعينها.
panel-pipeline = المسار
panel-several = العقد المختارة
panel-hint = اختر عقدة لتغيير إعداداتها. يُحفظ كل تعديل فورًا ويمكن التراجع عنه.
nodes-chosen =
    { $n ->
        [zero] لا شيء مختار
        [one] اختير عنصر واحد
        [two] اختير عنصران
        [few] اختيرت { $n } عناصر
        [many] اختير { $n } عنصرًا
       *[other] اختير { $n } عنصر
    }
description = الوصف
align = محاذاة
align-left = يسار
align-middle = وسط
align-right = يمين
align-top = أعلى
align-centre = منتصف
align-bottom = أسفل
param-required = { $name } *
param-reset = العودة إلى القيمة الافتراضية لـ { $name }
param-none = بلا
param-run-uses = يستعمل التشغيل { $value }.
choice-default = افتراضي
columns-unknown = الأعمدة غير معروفة بعد؛ اكتب أسماءها.
add-column = إضافة…
add-entry = إضافة
remove-entry = حذف البند { $n }
remove-named = حذف { $name }
list-length = المطلوب هنا من { $least } إلى { $most } من الأعداد
shape-text = نص
shape-number = عدد
shape-integer = عدد صحيح
shape-numbers = أعداد
shape-texts = نصوص
shape-boolean = نعم أو لا
shape-choice = واحد من عدة
shape-choices = عدة
shape-column = عمود
shape-columns = أعمدة
shape-expression = تعبير
shape-map = لكل عمود
shape-list = قائمة
shape-object = عدة إعدادات
expression-gives = الناتج { $type }
expression-no-rows = لا يدخل هنا أي صف
expression-wants = تظهر القيم بعد تشغيل العقدة { $node }

## اللوحة السفلى

pane = البيانات والتشغيلات
pane-rows = البيانات
pane-rows-of = بيانات { $name }
pane-choose = اختر عقدة لعرض صفوفها

## الوصل بالاسم

connect-title = وصل { $node } بـ…
connect-find = ابحث عن منفذ
connect-target = { $node }: { $port }
connect-instead = بدلًا من { $from }
connect-free = منافذ مفتوحة
connect-taken = منافذ تقرأ من عقدة أخرى
connect-none = لا منفذ يقبل ما تنتجه هذه العقدة

## السجل والفرق

versions-title = السجل
history-none = لا إصدارات محفوظة بعد
history-since = من الإصدار { $n } إلى الآن
history-restore = استعادة الإصدار { $n }
history-counts = أضيف { $added }، وحُذف { $removed }، وتغيّر { $changed }
history-ran = جرى تشغيله
compared-changed =
    { $n ->
        [one] تغيرت عقدة واحدة
        [two] تغيرت عقدتان
        [few] تغيرت { $n } عقد
        [many] تغيرت { $n } عقدة
       *[other] تغيرت { $n } عقدة
    }
history-on-graph = إظهار على الرسم
compared-with = مقارنة بالإصدار { $n }
compared-end = إنهاء المقارنة
diff-none = لا فرق
diff-added =
    { $n ->
        [zero] لا عقد مضافة
        [one] عقدة مضافة
        [two] عقدتان مضافتان
        [few] { $n } عقد مضافة
        [many] { $n } عقدة مضافة
       *[other] { $n } عقدة مضافة
    }
diff-removed =
    { $n ->
        [zero] لا عقد محذوفة
        [one] عقدة محذوفة
        [two] عقدتان محذوفتان
        [few] { $n } عقد محذوفة
        [many] { $n } عقدة محذوفة
       *[other] { $n } عقدة محذوفة
    }
diff-changed = تغيّرت
diff-kind = النوع
diff-setting = إعداد
diff-input = مدخل
diff-off = أوقفت
diff-on = شُغّلت
diff-pinned = ثُبّتت النتيجة
diff-unpinned = أُلغي تثبيت النتيجة
new-pipeline-empty = مسار فارغ
new-pipeline-name = اسم المسار الجديد

## ما جرى

edit-add = إضافة عقدة
edit-align = محاذاة عقد
edit-arrange = ترتيب العقد
edit-connect = وصل عقدتين
edit-description = الوصف
edit-disconnect = حذف وصلة
edit-duplicate = نسخ عقد
edit-insert = إدخال عقدة في وصلة
edit-kind = استبدال عقدة
edit-move = نقل عقد
edit-name = الاسم
edit-note = إضافة ملاحظة
edit-note-size = حجم ملاحظة
edit-note-text = نص ملاحظة
edit-off = تشغيل عقد أو إيقافها
edit-pin = ثُبّتت نتائج
edit-unpin = أُلغي تثبيت نتائج
edit-param = إعداد
edit-paste = لصق عقد
edit-remove = حذف عقد
edit-rewire = تغيير مسلك وصلة
edit-undone = تراجع عن خطوة
edit-redone = إعادة خطوة
edit-rename = معرّف عقدة
said-added = أضيفت { $id }
said-pinned =
    { $n ->
        [one] ثُبّتت نتيجة العقدة
        [two] ثُبّتت نتيجتا العقدتين
        [few] ثُبّتت نتائج { $n } عقد
        [many] ثُبّتت نتائج { $n } عقدة
       *[other] ثُبّتت نتائج { $n } عقدة
    }
said-unpinned =
    { $n ->
        [one] أُلغي تثبيت نتيجة العقدة
        [two] أُلغي تثبيت نتيجتي العقدتين
        [few] أُلغي تثبيت نتائج { $n } عقد
        [many] أُلغي تثبيت نتائج { $n } عقدة
       *[other] أُلغي تثبيت نتائج { $n } عقدة
    }
said-cancelling = تُلغى العقدة { $node }
said-chosen =
    { $n ->
        [zero] لا شيء مختار
        [one] اختير عنصر واحد
        [two] اختير عنصران
        [few] اختيرت { $n } عناصر
        [many] اختير { $n } عنصرًا
       *[other] اختير { $n } عنصر
    }
said-connected = { $to } تقرأ الآن من { $from }
said-disconnected = لم تعد { $to } تقرأ من { $from }
said-inserted = { $id } الآن بين { $from } و { $to }
said-removed =
    { $n ->
        [zero] لم يُحذف شيء
        [one] حُذف عنصر واحد
        [two] حُذف عنصران
        [few] حُذفت { $n } عناصر
        [many] حُذف { $n } عنصرًا
       *[other] حُذف { $n } عنصر
    }
said-copied =
    { $n ->
        [zero] لم يُنسخ شيء
        [one] نُسخ عنصر واحد
        [two] نُسخ عنصران
        [few] نُسخت { $n } عناصر
        [many] نُسخ { $n } عنصرًا
       *[other] نُسخ { $n } عنصر
    }
said-running = بدأ التشغيل
said-undone = جرى التراجع: { $what }
said-redone = أعيد: { $what }

## ما لا يمكن

refused-cycle = تقرأ { $from } من { $to } أصلًا: لو وُصلتا لانتظرت كل منهما الأخرى
refused-gone = لم تعد العقدة موجودة
refused-itself = لا تقرأ العقدة ناتجها
refused-port = ليس في { $node } منفذ { $port }
refused-type = ناتج { $from } { $gives }، وما تقبله { $to } هناك { $takes }
refused-no-input = لا تقبل { $node } مدخلات
refused-pin = لا نتيجة تُثبَّت: شغّل حتى هذه العقدة أولًا
refused-pin-inside = لا تُثبَّت النتائج داخل مكوّن، فهو لبيانات أخرى أيضًا
refused-pin-component = يعطي المكوّن عدة نتائج: افتحه، أو ثبّت العقدة التي بعده
refused-insert = لا تلائم { $node } هذه الوصلة
refused-id = «{ $id }» ليس معرّفًا: من 1 إلى 64 من الحروف والأرقام و- و_
refused-id-taken = { $id } معرّف عقدة أخرى
refused-paste-text = ما نُسخ ليس جزءًا من مسار
refused-paste-nodes = في ما نُسخ عقد بلا معرّف أو بلا نوع، أو معرّف مكرر
refused-paste-kind = لا يعرف هذا الإصدار عقدة من النوع { $kind }

## المفاتيح

graph-act-find = البحث عن عقدة لإضافتها
graph-act-undo = تراجع
graph-act-redo = إعادة
graph-act-connect = وصل بـ…
graph-act-remove = حذف
graph-act-off = إيقاف أو تشغيل
graph-act-pin = ثبّت النتيجة أو ألغِ تثبيتها
graph-act-reset = إعادة الضبط: نحِّ النتيجة وما صُنع منها
graph-act-reset-all = أعد ضبط كل العقد
graph-act-stop = ألغِ العقدة المختارة
graph-act-rename = تغيير المعرّف
graph-act-duplicate = نسخة إضافية
graph-act-all = اختيار الكل
graph-act-clear = إلغاء الاختيار
graph-act-copy = نسخ
graph-act-cut = قص
graph-act-paste = لصق
graph-act-note = إضافة ملاحظة
graph-act-arrange = ترتيب
graph-act-list = العرض قائمةً
graph-act-history = السجل
graph-act-run = تشغيل المسار
graph-act-run-to = تشغيل إلى العقدة المختارة
graph-act-go-left = الانتقال إلى ما تقرأ منه
graph-act-go-right = الانتقال إلى ما يقرأ منها
graph-act-go-up = الانتقال إلى أعلى
graph-act-go-down = الانتقال إلى أسفل
graph-act-move-left = النقل يسارًا
graph-act-move-right = النقل يمينًا
graph-act-move-up = النقل إلى أعلى
graph-act-move-down = النقل إلى أسفل
