## كلمات تشترك فيها الشاشات
all = الكل
cancel = إلغاء
close = إغلاق
copied = نُسخ
copy-details = نسخ التفاصيل
copy-address = نسخ العنوان
copy-digest = نسخ البصمة
copy-path = نسخ المسار
loading = جارٍ التحميل
name = الاسم
no = لا
no-value = لا قيمة
nothing-matches = لا شيء يطابق
notes = ملاحظات
select = تحديد
shown-of = معروض { $n } من { $total }
show-more = عرض المزيد
skip-to-content = الانتقال إلى المحتوى
started = البدء
state = الحالة
try-again = إعادة المحاولة
yes = نعم
changed = آخر تعديل
created = الإنشاء
duration = المدة
size = الحجم
type = النوع
version = الإصدار
folder = المجلد
row = الصف
rows = الصفوف
columns = الأعمدة
column = العمود
node = العقدة
nodes = العقد
pipeline = مسار العمل
run = التشغيل
metric = المقياس
last-run = آخر تشغيل
last-runs = آخر التشغيلات
last-12-runs = آخر 12 تشغيلًا
not-run-yet = لم يُشغَّل بعد
error-row = الصف { $row }

## الوحدات والأوقات
unit-b = { $n } بايت
unit-kb = { $n } ك.ب
unit-mb = { $n } م.ب
unit-gb = { $n } غ.ب
unit-tb = { $n } ت.ب
unit-seconds = { $n } ث
of-size = { $part } من { $whole }
size-free = { $size } متاحة
ago-now = الآن
ago-minutes = قبل { $n } د
ago-hours = قبل { $n } س
left-seconds = بقي نحو { $n } ث
left-minutes = بقي نحو { $n } د
left-hours = بقي نحو { $n } س
now-progress = الآن، { $progress }

## الأعداد
rows-count =
    { $n ->
        [0] لا صفوف
        [one] صف واحد
        [two] صفان
        [few] { $n } صفوف
        [many] { $n } صفًا
       *[other] { $n } صف
    }
nodes-count =
    { $n ->
        [0] لا عقد
        [one] عقدة واحدة
        [two] عقدتان
        [few] { $n } عقد
        [many] { $n } عقدة
       *[other] { $n } عقدة
    }
warnings-count =
    { $n ->
        [0] لا ملاحظات
        [one] ملاحظة واحدة
        [two] ملاحظتان
        [few] { $n } ملاحظات
        [many] { $n } ملاحظة
       *[other] { $n } ملاحظة
    }
problems-count =
    { $n ->
        [0] لا مشكلات
        [one] مشكلة واحدة
        [two] مشكلتان
        [few] { $n } مشكلات
        [many] { $n } مشكلة
       *[other] { $n } مشكلة
    }
values-count =
    { $n ->
        [0] لا قيم معروفة
        [one] قيمة معروفة واحدة
        [two] قيمتان معروفتان
        [few] { $n } قيم معروفة
        [many] { $n } قيمة معروفة
       *[other] { $n } قيمة معروفة
    }
inputs-count =
    { $n ->
        [0] لا مدخلات
        [one] مدخل واحد
        [two] مدخلان
        [few] { $n } مدخلات
        [many] { $n } مدخلًا
       *[other] { $n } مدخل
    }
entries-count =
    { $n ->
        [0] لا قيود
        [one] قيد واحد
        [two] قيدان
        [few] { $n } قيود
        [many] { $n } قيدًا
       *[other] { $n } قيد
    }
files-count =
    { $n ->
        [0] لا ملفات، { $size }
        [one] ملف واحد، { $size }
        [two] ملفان، { $size }
        [few] { $n } ملفات، { $size }
        [many] { $n } ملفًا، { $size }
       *[other] { $n } ملف، { $size }
    }
range = من { $min } إلى { $max }

## الإطار
nav-main = التنقل الرئيسي
nav-flow = مراحل التدفق
nav-home = الرئيسية
nav-data = البيانات
nav-pipelines = مسارات العمل
nav-components = المكوّنات
nav-runs = التشغيلات
nav-models = النماذج
nav-deployments = عمليات النشر
nav-settings = الإعدادات
nav-note-failed =
    { $n ->
        [one] فشل واحد
        [two] فشل اثنان
        [few] فشل { $n }
        [many] فشل { $n }
       *[other] فشل { $n }
    }
nav-note-failing =
    { $n ->
        [0] لا مجموعة قواعد مخفقة
        [one] مجموعة قواعد واحدة مخفقة
        [two] مجموعتا قواعد مخفقتان
        [few] { $n } مجموعات قواعد مخفقة
        [many] { $n } مجموعة قواعد مخفقة
       *[other] { $n } مجموعة قواعد مخفقة
    }
nav-note-running = { $n } قيد التشغيل
nav-note-unhealthy =
    { $n ->
        [one] واحد يحتاج إلى انتباه
        [two] اثنان يحتاجان إلى انتباه
        [few] { $n } تحتاج إلى انتباه
        [many] { $n } تحتاج إلى انتباه
       *[other] { $n } تحتاج إلى انتباه
    }
crumbs = موقعك
top-running = { $n } قيد التشغيل
cancel-job = إلغاء «{ $job }»
place-title = لا شيء يغادر هذا الجهاز
place-text = لا عنوان خارجيًا مسجّلًا
lost-title = انقطع الاتصال بالمضيف.
lost-text = جارٍ إعادة الاتصال. ما تراه هو آخر ما عُرف
host-unreachable = المضيف لا يجيب
host-unreachable-hint = تأكد أنه ما زال يعمل. تتصل الصفحة من جديد من تلقاء نفسها.
refused-title = هذه الصفحة تحتاج إلى رمز الدخول
refused-text = افتح العنوان الكامل الذي طبعه الأمر أدناه، أو نفّذ الأمر من جديد. يُحفظ الرمز لعلامة تبويب واحدة فقط.

## الحالات
run-running = قيد التشغيل
run-done = اكتمل
run-failed = فشل
run-cancelled = أُلغي
run-running-progress = قيد التشغيل { $progress }
state-waiting = في الانتظار
state-running = قيد التشغيل
state-done = اكتملت
state-cached = لم تتغير
state-failed = فشلت
state-skipped = تُخطّيت
state-cancelled = أُلغيت
state-ready = جاهزة
state-problem = فيها مشكلة
state-running-progress = تعمل { $progress }
state-done-in = اكتملت { $seconds }
deployment-starting = يبدأ
deployment-ready = يعمل
deployment-restarting = يُعاد تشغيله
deployment-failed = فشل
deployment-stopped = متوقف

## الرئيسية
home-morning = صباح الخير
home-afternoon = طاب يومك
home-evening = مساء الخير
home-needs-count =
    { $n ->
        [0] لا شيء يحتاجك
        [one] أمر واحد يحتاجك
        [two] أمران يحتاجانك
        [few] { $n } أمور تحتاجك
        [many] { $n } أمرًا يحتاجك
       *[other] { $n } أمر يحتاجك
    }
home-flow = حال مراحل العمل
home-needs = يحتاجك
home-needs-none = لا شيء يحتاجك. هنا تظهر التشغيلات الفاشلة وعمليات النشر المتعثرة وامتلاء القرص
home-recent = مسارات حديثة
home-recent-none = لا مسارات عمل بعد. أنشئ واحدًا من مجموعة بيانات بزر «استعمال في مسار»
home-all-pipelines = كل المسارات
home-running = قيد التشغيل الآن
home-running-none = لا شيء قيد التشغيل
home-start = ابدأ عملًا
home-machine = هذا الجهاز
need-run = فشل { $name }
need-run-cause = السبب مذكور في التشغيل
need-run-tag = تشغيل
need-run-open = فتح التشغيل
need-deployment = { $name } لا يعمل كما ينبغي
need-deployment-cause = توقف خادمه من تلقاء نفسه
need-deployment-tag = نشر
need-deployment-open = فتح
need-pipeline =
    { $n ->
        [one] في { $name } مشكلة واحدة
        [two] في { $name } مشكلتان
        [few] في { $name } { $n } مشكلات
        [many] في { $name } { $n } مشكلة
       *[other] في { $name } { $n } مشكلة
    }
need-pipeline-cause = لا يمكن تشغيله قبل إصلاحها
need-pipeline-tag = مسار
need-pipeline-open = فتح
need-disk = لم يبق على قرص مساحة العمل إلا { $free }
need-disk-cause = ستفشل عمليات الاستيراد والتشغيل حين يمتلئ
need-disk-tag = القرص
need-disk-open = عرض المجلد
start-file = استعراض ملف
start-file-text = CSV وTSV وParquet
start-train = تدريب من جدول
start-train-text = اختر عمودًا للتنبؤ به
machine-cpu =
    { $n ->
        [one] معالج واحد
        [two] معالجان
        [few] { $n } معالجات
        [many] { $n } معالجًا
       *[other] { $n } معالج
    }
machine-gpu = ذاكرة معالج الرسوم
machine-gpu-n = ذاكرة معالج الرسوم { $n }
machine-memory = الذاكرة
machine-disk = قرص مساحة العمل

## البيانات
datasets = مجموعات البيانات
data-filter = اسم أو عمود أو شخص
data-empty = لا بيانات بعد
data-empty-text = استورد جدولًا: CSV أو JSON أو Excel أو Parquet أو Arrow، ملفًا واحدًا أو مجلد ملفات. يقرأ فلج كل الصفوف ويعرض ما في كل عمود، ويحفظ كل استيراد إصدارًا مستقلًا.
imported-from = استوردها { $actor } من { $source }، { $date }
missing-cells = خلايا ناقصة
repeated-rows = صفوف مكررة
pii-columns =
    { $n ->
        [one] بيانات شخصية: عمود للمراجعة
        [two] بيانات شخصية: عمودان للمراجعة
        [few] بيانات شخصية: { $n } أعمدة للمراجعة
        [many] بيانات شخصية: { $n } عمودًا للمراجعة
       *[other] بيانات شخصية: { $n } عمود للمراجعة
    }
pii-share = { $share } من القيم المفحوصة
pii-email = بريد إلكتروني
pii-phone = هاتف
pii-emirates-id = هوية إماراتية
pii-iban = آيبان
pii-card = رقم بطاقة
use-in-pipeline = استعمال في مسار
dataset-views = طرق عرض مجموعة البيانات
tab-profile = التوصيف
tab-rows = الصفوف
all-rows-read = قُرئت كل الصفوف في { $seconds } ث
profile-filter = أي الأعمدة
distribution = التوزيع
distribution-of = توزيع { $column }
missing = ناقص
present = موجود
distinct = مختلفة
min = الأدنى
max = الأعلى
mean = المتوسط
median = الوسيط
sd = الانحراف المعياري
median-or-top = الوسيط أو الأكثر
median-at = الوسيط { $value }
mean-at = المتوسط { $value }
scale = المقياس
scale-linear = خطي
scale-log = لوغاريتمي
quantiles = المئينات
most-frequent = الأكثر تكرارًا
other-values =
    { $n ->
        [one] وقيمة أخرى
        [two] وقيمتان أخريان
        [few] و{ $n } قيم أخرى
        [many] و{ $n } قيمة أخرى
       *[other] و{ $n } قيمة أخرى
    }
no-other-values = لا قيم أخرى
column-facts = العمود
semantic = المعنى
semantic-number = عدد
semantic-category = فئة
semantic-identifier = معرّف
semantic-text = نص حر
semantic-time = زمن
semantic-boolean = نعم أو لا
semantic-constant = ثابت
semantic-money = مال
semantic-geo = مكان
type-integer = صحيح
type-real = حقيقي
type-text = نص
type-boolean = نعم/لا
type-date = تاريخ
type-datetime = تاريخ ووقت
type-time = وقت

## الاستيراد
import-open = استيراد بيانات…
import-short = استيراد…
import-title = استيراد ملف أو مجلد
import-file = الملف
import-choose = CSV أو JSON أو Excel أو Parquet أو Arrow، أو مجلد منها
import-drop = أفلت هنا ملف CSV أو JSON أو Excel أو Parquet أو Arrow
choose-file = اختيار ملف…
import-name = الاسم
import-name-default = كاسم الملف
delimiter = الفاصل
delimiter-auto = يُكتشف
delimiter-comma = فاصلة
delimiter-semicolon = فاصلة منقوطة
delimiter-tab = مسافة جدولة
delimiter-pipe = خط عمودي
encoding = الترميز
missing-words = كلمات تعني «لا قيمة»
import-run = استيراد
cancel-import = إلغاء الاستيراد
import-uploading = جارٍ إرسال الملف
import-importing = جارٍ قراءة كل الصفوف
import-done =
    { $n ->
        [0] استُوردت { $name } بلا صفوف
        [one] استُوردت { $name }: صف واحد
        [two] استُوردت { $name }: صفان
        [few] استُوردت { $name }: { $n } صفوف
        [many] استُوردت { $name }: { $n } صفًا
       *[other] استُوردت { $name }: { $n } صف
    }
warning-rows = الصفوف { $rows }
open-dataset = فتح مجموعة البيانات

## الاستعمال في مسار
use-title = استعمال { $name } في مسار عمل
use-predict = العمود المراد التنبؤ به
use-predict-choose = اختر عمودًا
use-predict-hint = الفئات ونعم/لا تعطي مصنِّفًا، والأعداد تعطي انحدارًا
use-leave-out = أعمدة تُترك
use-leave-out-hint = لا يتعلم النموذج من هذه الأعمدة
use-take-in = إعادة { $name } إلى السمات
use-without =
    { $n ->
        [one] إنشاء مسار من دونه…
        [two] إنشاء مسار من دونهما…
        [few] إنشاء مسار من دونها…
        [many] إنشاء مسار من دونها…
       *[other] إنشاء مسار من دونها…
    }
use-purpose = الغرض منه
purpose-train = تدريب نموذج
purpose-train-text = يتعلم التنبؤ بعمود، ويقيّم النموذج ويسجله
purpose-score = التوقع بنموذج
purpose-score-text = يكتب في ملف ما يتوقعه نموذج من السجل لكل صف
purpose-report = تقرير
purpose-report-text = يقابل البيانات بقواعدها، وينظر في كل عمود
use-model = النموذج
use-model-choose = اختر نموذجًا
use-model-hint = يتوقع أحدث إصدار منه كلما شُغّل المسار
use-model-none = لا نموذج مسجّلًا بعد. درّب نموذجًا أولًا
use-compare = عمود للمقارنة
use-compare-hint = يقول التقرير أي الأعمدة أدل عليه
use-template = النموذج
template-auto = اختر عني
template-auto-text = نموذج مناسب لهذا العمود
template-linear = خطي
template-linear-text = سريع وسهل الشرح
template-mlp = شبكة عصبية
template-mlp-text = تجد أنماطًا لا يجدها الخط
open-existing = فتح المسار الموجود
create-pipeline = إنشاء المسار

## مسارات العمل
pipelines-empty = لا مسارات عمل بعد
pipelines-empty-text = يقود مسار العمل من مجموعة بيانات إلى نموذج مسجّل. افتح مجموعة بيانات واختر العمود المراد التنبؤ به، فينشأ مسار يعمل كما هو.
pipelines-empty-act = اختيار مجموعة بيانات
can-run = قابل للتشغيل
graph = مخطط مسار العمل
legend = ما يجري في المسار
port-table = جدول
port-parts = أجزاء
port-prepared = مجهَّز
port-model = نموذج
port-metrics = مقاييس
port-registered = مسجَّل
port-file = ملف
port-report = تقرير
kind-source = مصدر
kind-source-text = تقرأ مجموعة بيانات
kind-join = ربط
kind-join-text = تضيف أعمدة من جدول ثانٍ
kind-label = وسم
kind-label-text = تصنع العمود المراد التنبؤ به
kind-select = اختيار أعمدة
kind-select-text = تُبقي الأعمدة المذكورة
kind-quality = بوابة جودة
kind-quality-text = تمرّر الجدول إن طابق قواعده
kind-rename = تسمية الأعمدة
kind-rename-text = تعطي الأعمدة أسماء أخرى
kind-cast = تغيير الأنواع
kind-cast-text = تعطي الأعمدة أنواعًا أخرى
kind-filter = تصفية
kind-filter-text = تُبقي الصفوف التي يصح فيها تعبير
kind-derive = اشتقاق أعمدة
kind-derive-text = تضيف أعمدة من تعابير
kind-union = ضمّ
kind-union-text = تضع جدولًا تحت جدول
kind-asof-join = ربط زمني
kind-asof-join-text = تضيف أعمدة أقرب صف في الزمن
kind-aggregate = تجميع
kind-aggregate-text = صف واحد لكل مجموعة
kind-window = نافذة
kind-window-text = أعمدة من الصفوف السابقة لكل صف
kind-pivot = تدوير إلى أعمدة
kind-pivot-text = تصنع من القيم أعمدة
kind-unpivot = تدوير إلى صفوف
kind-unpivot-text = تصنع من الأعمدة صفوفًا
kind-sort = ترتيب
kind-sort-text = ترتب الصفوف
kind-sample = عيّنة
kind-sample-text = تُبقي بعض الصفوف عشوائيًا
kind-deduplicate = إزالة المكرر
kind-deduplicate-text = تُبقي صفًا واحدًا من الصفوف ذات المفاتيح نفسها
kind-clip = حصر القيم
kind-clip-text = تحصر الأعداد بين حدين
kind-bin = فئات عددية
kind-bin-text = تضع كل عدد في فترته
kind-clean-text = تنظيف النص
kind-clean-text-text = توحّد صورة النص
kind-hash-text = عدّ الكلمات
kind-hash-text-text = تعدّ الكلمات في عدد ثابت من الأعمدة
kind-date-parts = أجزاء التاريخ
kind-date-parts-text = السنة والشهر ويوم الأسبوع والهجري والعطل
kind-sql = استعلام SQL
kind-sql-text = استعلام على جدول أو عدة جداول
kind-split = تقسيم
kind-split-text = أجزاء للتدريب والتحقق والاختبار
kind-prepare = تجهيز
kind-prepare-text = تُضبط على جزء التدريب وحده
kind-train-linear = تدريب خطي
kind-train-linear-text = انحدار خطي أو لوجستي
kind-train-mlp = تدريب شبكة
kind-train-mlp-text = طبقات مع تضمينات للفئات
kind-evaluate = تقييم
kind-evaluate-text = على صفوف لم يرها التدريب
kind-register = تسجيل
kind-register-text = تصنع إصدارًا جديدًا من النموذج
kind-predict = توقّع
kind-predict-text = تضيف ما يتوقعه النموذج لكل صف
kind-export = كتابة ملف
kind-export-text = تكتب جدولًا لبرامج أخرى
kind-report = تقرير
kind-report-text = تنظر في كل عمود
problems = المشكلات
no-problems = لا مشكلات. كل الوصلات متوافقة
go-to-node = الانتقال إلى العقدة
run-pipeline = تشغيل
run-with-changes = تشغيل بتغييرات…
cancel-run = إلغاء التشغيل
nodes-done = العقد المنتهية: { $done } من { $n }
see-failing = عرض ما لا يتحقق
open-run = فتح التشغيل
settings-of-node = الإعدادات
node-id = المعرّف
node-defaults = كل الإعدادات على قيمها الافتراضية
node-reads = تقرأ من
node-last-run = آخر تشغيل
node-within = مع { $node }
node-within-text = انتقلت صفوفها إلى الخطوة التالية دون أن تُكتب، ويُحسب وقتها عند { $node }.
node-gate = الفحص عند البوابة
node-gate-passed = جميع القواعد متحققة.
node-gate-suite = قواعد { $suite } وسجلها
compare-these = مقارنة هذه
tune-title = تشغيل بتغييرات
tune-text = ما تغيّره هنا يسري على هذا التشغيل وحده، ويبقى الملف كما هو. تُكتب القوائم أعدادًا بينها فواصل.
tune-default = افتراضي
tune-not-a-number = ليس عددًا
tune-changed =
    { $n ->
        [0] لا تغيير
        [one] تغيير واحد
        [two] تغييران
        [few] { $n } تغييرات
        [many] { $n } تغييرًا
       *[other] { $n } تغيير
    }

step-epoch = الدورة { $current } من { $total }
step-read = قراءة الصفوف
step-join = ربط الصفوف
step-label = وسم الصفوف
step-select = اختيار الأعمدة
step-check = التحقق من القواعد
step-transform = معالجة الصفوف
step-split = تقسيم الصفوف
step-fit = ضبط التجهيز
step-encode = ترميز الصفوف
step-predict = توقّع الصفوف
step-export = كتابة الصفوف
step-profile = النظر في الأعمدة

## التشغيلات
runs-empty = لا تشغيلات بعد
runs-empty-text = يحفظ كل تشغيل إعداداته وإصدارات بياناته ومنحنياته ونتيجته، لتقارنه وتعيده.
runs-empty-act = فتح مسار عمل
runs-last-bars =
    { $n ->
        [0] لا تشغيلات بعد
        [one] آخر تشغيل
        [two] آخر تشغيلين
        [few] آخر { $n } تشغيلات
        [many] آخر { $n } تشغيلًا
       *[other] آخر { $n } تشغيل
    }
runs-compare = مقارنة
clear-selection = إلغاء التحديد
open-model = { $name } { $version }
curve-train-loss = التدريب
curve-valid-loss = التحقق
no-curve = لا منحنى بعد، يبدأ مع أول دورة تدريب
no-curve-over = لا منحنى: انتهى قبل أول دورة تدريب
epoch-n = الدورة { $n }
best-epoch = الأدنى، الدورة { $n }
train = التدريب
valid = التحقق
run-read = البيانات المقروءة
parameters = الإعدادات
comparing =
    { $n ->
        [one] مقارنة تشغيل واحد
        [two] مقارنة تشغيلين
        [few] مقارنة { $n } تشغيلات
        [many] مقارنة { $n } تشغيلًا
       *[other] مقارنة { $n } تشغيل
    }
compare-two = حدّد تشغيلين أو أكثر
compare-two-text = في جدول التشغيلات، علّم على ما تريد وضعه جنبًا إلى جنب.
only-differences = المختلف فقط
compare-metrics = المقاييس
compare-metrics-one = المقياس
compare-params = الإعدادات
compare-params-one = الإعداد
compare-data = البيانات
compare-data-one = مجموعة البيانات
differ-count = يختلف { $n } من { $all }
all-equal = كلها متساوية

## التقييم
evaluation = التقييم
evaluation-on =
    { $n ->
        [0] { $part }، لا صفوف
        [one] { $part }، صف واحد
        [two] { $part }، صفان
        [few] { $part }، { $n } صفوف
        [many] { $part }، { $n } صفًا
       *[other] { $part }، { $n } صف
    }
part-train = جزء التدريب
part-valid = جزء التحقق
part-test = جزء الاختبار
threshold = العتبة
roc = منحنى ROC
pr-curve = الدقة والاستدعاء
confusion = مصفوفة الالتباس
confusion-axes = الفئة الحقيقية في الصف، والمتوقعة في العمود
residuals = البواقي
false-positive-rate = معدل الإيجابيات الخاطئة
true-positive-rate = معدل الإيجابيات الصحيحة
metric-roc-auc = ROC AUC
metric-pr-auc = PR AUC
metric-log-loss = الخسارة اللوغاريتمية
metric-accuracy = الصحة
metric-precision = الدقة
metric-recall = الاستدعاء
metric-f1 = F1
metric-f1-macro = F1 الكلي
metric-roc-auc-ovr = ROC AUC، فئة مقابل البقية
metric-rmse = RMSE
metric-mae = MAE
metric-r2 = R²

## النماذج
models-empty = لا نماذج بعد
models-empty-text = كل تشغيل ينتهي بعقدة «تسجيل» يضع نموذجه هنا، ومعه البيانات والإعدادات التي جاء منها.
models-empty-act = فتح مسار عمل
model-missing = لا يوجد نموذج { $name }
model-missing-text = اختر واحدًا من القائمة
model-predicts = يتنبأ بـ { $target }
task-binary = إحدى فئتين
task-multiclass = إحدى عدة فئات
task-regression = عدد
made-by = أنشأه { $actor }، { $date }
alias-latest = الأحدث
deploy-open = نشر…
lineage = السلالة
lineage-text = كل منها ببصمته
lineage-dataset = مجموعة بيانات
lineage-pipeline = مسار عمل
lineage-run = تشغيل
lineage-model = نموذج
change = التغيّر
worse-better = أسوأ | أفضل
signature = المدخلات والمخرجات
input = المدخل
seen-in-training = في التدريب
example = مثال
required = مطلوب
gives = يعطي
files = الملفات
package-digest = بصمة الحزمة
model-card = بطاقة النموذج

## عمليات النشر
deployments-empty = لم يُنشر شيء بعد
deployments-empty-text = يجيب النموذج المنشور عبر HTTP ببروتوكول Open Inference Protocol. افتح إصدارًا من نموذج وانشره على هذا الجهاز.
deployments-empty-act = اختيار نموذج
deployment-missing = لا توجد عملية نشر باسم { $name }
deployment-missing-text = اختر واحدة من القائمة
deployed-by = نشره { $actor }، { $date }
deployment-facts = عن عملية النشر
address = العنوان
requests = الطلبات
restarts = مرات إعادة التشغيل
target = الوجهة
target-local = هذا الجهاز
process = العملية
deploy-title = نشر { $model }
deploy-text = يبدأ على هذا الجهاز خادمًا يجيب ببروتوكول Open Inference Protocol، ويبقيه عاملًا.
deployment-name = اسم عملية النشر
port = المنفذ
port-free = أي منفذ متاح
port-wrong = من 1 إلى 65535
deploy-replaces = يحل محل { $version } في { $name } حين يصير جاهزًا
deploy-waiting = جارٍ بدء الخادم
deploy-run = نشر
stop-open = إيقاف…
stop-title = إيقاف { $name }؟
stop-run = إيقاف النشر
try-title = تجربة تنبؤ
try-text = القيم المعتادة مملوءة سلفًا
ask = تنبؤ
ask-text = يظهر الجواب هنا مع احتمالاته وما هو غير معتاد في المدخلات.
answered-by = أجاب الإصدار { $version } في { $ms } م.ث

## الإعدادات
appearance = المظهر
language = اللغة
theme = السمة
theme-light = فاتحة
theme-dark = داكنة
theme-system = كالنظام
workspace = مساحة العمل
workspace-id = المعرّف
access = الوصول
writable = قابلة للكتابة
read-only = للقراءة فقط
about = عن فلج
database-version = إصدار قاعدة البيانات
pipeline-version = صيغة مسار العمل
audit = سجل التدقيق
audit-text = ما جرى هنا، الأحدث أولًا
audit-empty = لم يجرِ شيء بعد
entry = الرقم
when = الوقت
who = من
from = عبر
what = الأمر
on-what = على
outcome = النتيجة
outcome-ok = تم
host-desktop = سطح المكتب
host-http = المتصفح
host-cli = سطر الأوامر

## القطع
select-all = تحديد الكل
select-row = تحديد { $name }
column-keys = مفاتيح الأسهم تنقل بين الأعمدة، ومع Shift تغيّر العرض
columns-shown = { $n } من { $total } عمودًا
columns-find = البحث عن عمود
columns-more =
    { $n ->
        [one] وعمود واحد آخر، اكتب لتجده
        [two] وعمودان آخران، اكتب لتجدهما
        [few] و{ $n } أعمدة أخرى، اكتب لتجدها
        [many] و{ $n } عمودًا آخر، اكتب لتجدها
       *[other] و{ $n } عمود آخر، اكتب لتجدها
    }
columns-reset = كما كانت أولًا
column-earlier = { $name }: خانة إلى الأمام
column-later = { $name }: خانة إلى الخلف
## The shell: search, keys, undo, opening files
search = ابحث أو نفّذ أمرًا
search-long = البيانات ومسارات العمل والتشغيلات والنماذج والأوامر
search-found = ما عُثر عليه
search-count =
    { $n ->
        [0] لا نتائج
        [one] نتيجة واحدة
        [two] نتيجتان
        [few] { $n } نتائج
        [many] { $n } نتيجة
       *[other] { $n } نتيجة
    }
search-move = تنقّل
search-choose = فتح
search-close = إغلاق
search-older = التشغيلات الأقدم يُعثر عليها باسمها الكامل
group-recent = الأخيرة
group-go = الانتقال إلى
group-make = إنشاء
group-screen = في هذه الشاشة
group-window = النافذة
group-dataset = مجموعات البيانات
group-suite = القواعد
group-column = الأعمدة
group-pipeline = مسارات العمل
group-component = المكوّنات
group-run = التشغيلات
group-model = النماذج
group-deployment = عمليات النشر
action-filter = تصفية هذه الشاشة
action-next = التالي في القائمة
action-previous = السابق في القائمة
action-back = خطوة إلى الوراء
action-theme-light = السمة الفاتحة
action-theme-dark = السمة الداكنة
action-theme-system = سمة النظام
action-language-en = الإنجليزية
action-language-ar = العربية
action-undo = تراجع
action-redo = إعادة
action-sidebar = تضييق الشريط الجانبي أو توسيعه
action-reload = تحميل النافذة من جديد
action-keys = اختصارات لوحة المفاتيح
keys-or = أو
fold = تضييق
undo-language = اللغة
undo-theme = السمة
undone = تم التراجع عن { $what }
redone = أُعيد { $what }
undo-failed = لم يعد التراجع عن هذا ممكنًا
question-no = إبقاء الحال كما هي
cancel-run-title = إلغاء { $name }؟
cancel-run-text = يتوقف التشغيل حيث هو ولا ينتج نموذجًا. تبقى الخطوات المنجزة محفوظة للتشغيل التالي، ويبدأ التدريب من أوله.
new-pipeline = مسار عمل جديد…
new-pipeline-title = مسار عمل جديد
new-pipeline-none = يبدأ مسار العمل بمجموعة بيانات، ولا توجد واحدة بعد
new-pipeline-choose = اختر مجموعة بيانات
new-pipeline-next = التالي
import-title-of = استيراد الملف { $n } من { $of }
import-skip = تخطي هذا الملف
drop-here = أفلت للاستيراد: CSV أو JSON أو Excel أو Parquet أو Arrow
refused-files = لا يمكن استيراد هذه الملفات
refused-files-text = يقرأ الاستيراد { $kinds }. احفظ الجدول بإحدى هذه الصيغ ثم أفلته من جديد.
workspace-of = مساحة العمل { $name }
recent-workspaces = مساحات العمل الأخيرة
recent-workspaces-none = لا مساحة عمل أخرى بعد
open-workspace = فتح مساحة عمل أخرى…
renewed-title = بدأ المضيف من جديد
renewed-text = يطلب رمزه الجديد، ولا شيء في هذه الصفحة يضيع
renewed-act = إدخال الرمز…
renewed-long = الصق العنوان الذي طبعه سطر الأوامر أو الرمز الذي فيه. ويبقى ما كتبته في هذه الصفحة كما هو.
admit-label = العنوان أو الرمز
admit-run = اتصال
admit-wrong = لا رمز في هذا النص. يأتي الرمز في العنوان بعد «#token=»
fault-title = تعطّل شيء في النافذة، وبياناتك كما كانت
language-lacking = بعض النصوص غير متاحة بهذه اللغة، وتظهر بالإنجليزية
theme-lacking = تعذّرت قراءة ألوان النافذة. تبقى بسيطة وتعمل

## البيانات عن قرب
age-minutes = { $n } د
age-hours = { $n } س
age-days = { $n } ي
columns-count =
    { $n ->
        [0] لا أعمدة
        [one] عمود واحد
        [two] عمودان
        [few] { $n } أعمدة
        [many] { $n } عمودًا
       *[other] { $n } عمود
    }
dataset-imported = مستوردة
dataset-damaged = الملف تالف
dataset-importing = قيد الاستيراد
dataset-importing-progress = استيراد { $progress }
older-version = الإصدار { $version }، وليس الأحدث
compare-versions = مقارنة الإصدارات
covers = المدة
tab-versions = الإصدارات
tab-used = الاستعمال
alerts = تنبيهات
with-alerts = بتنبيهات
alert-empty = فارغ
alert-mostly-missing = معظمه ناقص
alert-constant = ثابت
alert-identifier = يميّز الصفوف
alert-skewed = ملتوٍ
alert-correlated = مترابط
advice-empty = لا قيمة في أي صف. لا يتعلم منه النموذج شيئًا: اتركه.
advice-mostly-missing = { $value } من الصفوف بلا قيمة. اعرف السبب قبل أن يتعلم نموذج من الباقي.
advice-constant = في كل الصفوف القيمة نفسها. لا يتعلم منه النموذج شيئًا: اتركه.
advice-identifier = يميّز الصفوف ولا يقول عنها شيئًا. اتركه، أو استعمله لربط الجداول.
advice-skewed = المتوسط بعيد عن الوسيط (الالتواء { $value }): قيم بعيدة قليلة ترجح الكفة. يُظهر المقياس اللوغاريتمي البقية.
advice-correlated = يرتبط مع { $other } ({ $value }). إن كان أحدهما هو المراد التنبؤ به فقد يفضحه الآخر، وإلا فأحدهما يكفي.
advice-pii = { $share } من القيم المفحوصة تشبه بيانات شخصية ({ $pii }). انظر إلى الصفوف، واترك العمود ما لم يُحتَج إليه.
advice-see-column = عرض ذلك العمود
advice-see-rows = عرض الصفوف
above-not-drawn = { $n } فوق { $value } غير مرسومة
below-not-drawn = { $n } دون { $value } غير مرسومة
goes-with = يرتبط مع
pearson-to = بيرسون، على { $n } صف على الأكثر
pearson-on = بيرسون، على { $n } صف
by-hour = حسب الساعة
by-day = حسب اليوم
by-month = حسب الشهر
by-year = حسب السنة
missing-to = الناقص، حتى { $share }
missing-share = الناقص { $share }
over-time-of = متوسط { $column } ونصيب الناقص منه حسب { $moments }
rows-of = صفوف { $name }
row-of = الصف { $row } من { $total }
row-number = الصف { $row }
copy-value = نسخ قيمة { $name }
imported-when = الاستيراد
rows-change = التغير
content = المحتوى
same-content = المحتوى نفسه
versions-one = هذا هو الإصدار الوحيد. استورد ملفًا بالاسم نفسه فتُقارن الإصدارات هنا.
versions-equal = للإصدارين المحتوى نفسه
compare-from = مقارنة بالإصدار
compare-to = الإصدار
rows-as-before =
    { $n ->
        [0] لا صفوف، كما كان
        [one] صف واحد، كما كان
        [two] صفان، كما كان
        [few] { $n } صفوف، كما كان
        [many] { $n } صفًا، كما كان
       *[other] { $n } صف، كما كان
    }
rows-from-to = الصفوف من { $from } إلى { $to } ({ $share })
columns-added =
    { $n ->
        [one] عمود مضاف
        [two] عمودان مضافان
        [few] { $n } أعمدة مضافة
        [many] { $n } عمودًا مضافًا
       *[other] { $n } عمود مضاف
    }
columns-removed =
    { $n ->
        [one] عمود محذوف
        [two] عمودان محذوفان
        [few] { $n } أعمدة محذوفة
        [many] { $n } عمودًا محذوفًا
       *[other] { $n } عمود محذوف
    }
columns-retyped =
    { $n ->
        [one] عمود تغيّر نوعه
        [two] عمودان تغيّر نوعهما
        [few] { $n } أعمدة تغيّر نوعها
        [many] { $n } عمودًا تغيّر نوعها
       *[other] { $n } عمود تغيّر نوعها
    }
columns-differ = أعمدة تستحق النظر: { $n } من { $all }
fate-column-added = مضاف
fate-column-removed = محذوف
fate-column-retyped = نوع آخر
from-to = من { $from } إلى { $to }
before = قبل
after = بعد
moved = الانزياح
moved-much = انزاح كثيرًا
moved-text = الانزياح: كم تحرك التوزيع، من 0 (لم يتحرك) إلى 1، ومن 0.10 يستحق النظر. للأعداد أكبر بُعد بين التوزيعين التراكميين، وللفئات نصيب الصفوف التي تغيرت قيمتها.
used-nowhere = لم تُستعمل بعد
used-nowhere-text = لا مسار عمل يقرأ مجموعة البيانات هذه، ولا نموذج دُرّب عليها.
reads-at = العقد التي تقرؤها
reads-version = الإصدار
newest = الأحدث
target-to-predict = الهدف
trained-on = دُرّب على
other-value = غير ذلك…
other-value-of = غير ذلك: { $name }
import-header = السطر الأول أسماء الأعمدة
import-use-encoding = استعمال الترميز { $value }
import-use-delimiter = استعمال الفاصل { $value }
preview = معاينة
preview-reading = جارٍ القراءة
preview-types = الأنواع كما في الصفوف الأولى (عددها { $n })، ويقرأ الاستيراد كل الصفوف
no-field = لا حقل
columns-more-than-shown =
    { $n ->
        [one] وعمود آخر
        [two] وعمودان آخران
        [few] و{ $n } أعمدة أخرى
        [many] و{ $n } عمودًا آخر
       *[other] و{ $n } عمود آخر
    }

## الرئيسية، قوائمها
home-side = الآن وما بعده
home-needs-filter = ما يحتاجك
needs-pipelines = المسارات
needs-deployments = النشر
needs-quality = الجودة
needs-files = الملفات والقرص
needs-aside =
    { $n ->
        [one] أمر واحد مؤجَّل
        [two] أمران مؤجَّلان
        [few] { $n } أمور مؤجَّلة
        [many] { $n } أمرًا مؤجَّلًا
       *[other] { $n } أمر مؤجَّل
    }
needs-take-back = عرضها من جديد
need-lay-aside = تأجيل: { $name }
need-lay-aside-short = تأجيل
need-laid-aside = التأجيل
need-taken-back = العرض من جديد
need-node = توقف { $name } عند «{ $node }»
need-node-cause = السبب مذكور عند العقدة
need-node-tag = مسار
need-node-open = فتح العقدة
need-quality =
    { $n ->
        [one] في { $name } قاعدة مخالفة
        [two] في { $name } قاعدتان مخالفتان
        [few] في { $name } { $n } قواعد مخالفة
        [many] في { $name } { $n } قاعدةً مخالفة
       *[other] في { $name } { $n } قاعدة مخالفة
    }
need-quality-cause = تُظهر المجموعة الصفوف المخالفة. أصلح البيانات، أو غيّر القاعدة إن كانت تطلب أكثر مما ينبغي
need-quality-tag = الجودة
need-quality-open = فتح القواعد
need-damaged-dataset = ملف { $name }، الإصدار { $n }، مفقود أو تالف
need-damaged-dataset-cause = تفشل المسارات التي تقرؤه حتى يعود
need-damaged-dataset-tag = بيانات
need-damaged-dataset-open = فتح المجموعة
need-damaged-model = حزمة { $name }، الإصدار { $n }، مفقودة
need-damaged-model-cause = لا يمكن نشرها حتى تعود
need-damaged-model-tag = نموذج
need-damaged-model-open = فتح النموذج
nav-note-damaged =
    { $n ->
        [one] ملف تالف
        [two] ملفان تالفان
        [few] { $n } ملفات تالفة
        [many] { $n } ملفًا تالفًا
       *[other] { $n } ملف تالف
    }
start-score = تنبؤ لدفعة
start-score-text = بأحد نماذجك
welcome = من جدول إلى نموذج مستعمل
welcome-text = لا شيء هنا بعد. أربع خطوات تقود إلى نموذج يجيب الطلبات، وكلها على هذا الجهاز.
welcome-data = استورد جدولًا
welcome-data-text = CSV أو TSV أو Parquet. تُقرأ كل الصفوف ويوصف كل عمود.
welcome-pipeline = اختر ما تريد التنبؤ به
welcome-pipeline-text = عمودًا من الجدول. ينشأ مسار عمل يعمل كما هو.
welcome-run = درّب وقارن
welcome-run-text = يحفظ كل تشغيل بياناته وإعداداته ومنحنياته.
welcome-deploy = انشر واسأل
welcome-deploy-text = يجيب أفضل النماذج عبر HTTP على هذا الجهاز.
welcome-drop = أو أفلت ملفًا في أي موضع من النافذة
welcome-sample = تُنشأ مساحة عمل ببيانات ومسارات تجريبية بالأمر
score-model = { $name }، الإصدار { $version }، يتنبأ بـ { $target }
## النماذج عن قرب
models-find = الاسم أو الإصدار أو الشخص
in-use =
    { $n ->
        [one] قيد الاستخدام
        [two] قيد الاستخدام مرتين
        [few] قيد الاستخدام { $n } مرات
        [many] قيد الاستخدام { $n } مرة
       *[other] قيد الاستخدام { $n } مرة
    }
by-version = حسب الإصدار
by-version-of = { $metric } للنموذج { $model } حسب الإصدار
newer-version = الآن { $version }
lineage-as-run = كما شُغّل
lineage-still = كل خطوة ببصمتها، ولم يتغير شيء منذ ذلك
lineage-moved =
    { $n ->
        [one] كل خطوة ببصمتها، ولمجموعة بيانات واحدة إصدار أحدث
        [two] كل خطوة ببصمتها، ولمجموعتي بيانات إصدار أحدث
        [few] كل خطوة ببصمتها، ولعدد { $n } مجموعات بيانات إصدار أحدث
        [many] كل خطوة ببصمتها، ولعدد { $n } مجموعة بيانات إصدار أحدث
       *[other] كل خطوة ببصمتها، ولعدد { $n } مجموعة بيانات إصدار أحدث
    }
against-title = مقارنة مع
against-which = الإصدار الذي يُقارن به
against-other-data = دُرّب واختُبر على بيانات أخرى
by-class = حسب الفئة
class = الفئة
inputs-same = يأخذ مدخلات { $version } نفسها
inputs-differ =
    { $n ->
        [one] مدخل واحد مختلف
        [two] مدخلان مختلفان
        [few] { $n } مدخلات مختلفة
        [many] { $n } مدخلًا مختلفًا
       *[other] { $n } مدخل مختلف
    }
input-added = جديد
input-removed = لم يعد مطلوبًا
input-changed = تغيّر
input-from-to = من { $from } إلى { $to }
roc-of = منحنى ROC، والمساحة تحته { $auc }
pr-of = الدقة والاسترجاع، والمساحة تحت المنحنى { $auc }
model-facts = عن هذا الإصدار
predicts = يتنبأ بـ
kind-of-answer = الإجابة
architecture = البنية
trainable-numbers = الأعداد المدرَّبة
reference = المرجع
copy-reference = نسخ المرجع
copy-digest-of = نسخ بصمة { $file }
show-in-folder = إظهار في المجلد
find-input = البحث عن مدخل
list-comma = ،{ " " }
values-and-more =
    { $n ->
        [one] { $values } وقيمة أخرى
        [two] { $values } وقيمتان أخريان
        [few] { $values } و{ $n } قيم أخرى
        [many] { $values } و{ $n } قيمة أخرى
       *[other] { $values } و{ $n } قيمة أخرى
    }
score-open = التنبؤ لملف…
score-title = التنبؤ لملف بالنموذج { $model }
score-text =
    { $n ->
        [one] يتنبأ لكل صف. يلزم أن يحوي الملف عمودًا لمدخل النموذج:
        [two] يتنبأ لكل صف. يلزم أن يحوي الملف عمودين لمدخلي النموذج:
        [few] يتنبأ لكل صف. يلزم أن يحوي الملف أعمدة لمدخلات النموذج وعددها { $n }:
        [many] يتنبأ لكل صف. يلزم أن يحوي الملف أعمدة لمدخلات النموذج وعددها { $n }:
       *[other] يتنبأ لكل صف. يلزم أن يحوي الملف أعمدة لمدخلات النموذج وعددها { $n }:
    }
score-input = الملف الذي فيه الصفوف
score-path = مسار ملف CSV أو Parquet، أو اختر ملفًا
score-other = اختيار ملف آخر
score-columns = أعمدة تُنقل معها
score-columns-none = بلا أعمدة
score-columns-text = أسماء بينها فواصل، كرقم تعريف مثلًا، وتأتي قبل التنبؤات
score-with-inputs = ومدخلات النموذج أيضًا
score-output = الملف الذي يُكتب
score-output-new = ملف جديد في المجلد «predictions» من مساحة العمل
score-output-text = بصيغة CSV أو Parquet حسب امتداده، ولا يُستبدل ملف موجود دون سؤال
score-place = اختيار…
score-replace = استبدال الملف
score-run = تنبؤ
score-sending = إرسال الملف
score-predicting = جارٍ التنبؤ { $share }
score-cancel = إلغاء التنبؤ
score-done =
    { $n ->
        [one] تم التنبؤ لصف واحد في { $time }
        [two] تم التنبؤ لصفين في { $time }
        [few] تم التنبؤ لعدد { $n } صفوف في { $time }
        [many] تم التنبؤ لعدد { $n } صفًا في { $time }
       *[other] تم التنبؤ لعدد { $n } صف في { $time }
    }
score-unusual = غير معتاد مقارنةً بالتدريب
score-again = التنبؤ لملف آخر
progress = التقدم

## عمليات النشر عن قرب
serving-count =
    { $n ->
        [0] لا شيء يعمل
        [one] واحدة تعمل
        [two] اثنتان تعملان
        [few] { $n } تعمل
        [many] { $n } تعمل
       *[other] { $n } تعمل
    }
port-of = المنفذ { $port }
deployment-of = { $model } { $version } على هذا الجهاز
not-answered = بلا إجابة
not-answered-text = رُفض { $refused } بسبب المدخلات، وفشل { $failed } في الخادم
latency-p95 = زمن p95
unit-ms = { $n } م.ث
answers-since = بدأ الخادم
change-open = تغيير الإصدار…
start-again = تشغيل من جديد
start-elsewhere = نشر على منفذ آخر…
trouble-log = آخر ما قاله الخادم مكتوب في سجله أدناه
stopped-note = متوقف. إذا شُغّل من جديد أجاب على { $url } إن بقي متاحًا
deploy-address = يجيب على
deploy-address-free = منفذ متاح على هذا الجهاز:
deploy-same = الإصدار { $version } يجيب أصلًا في { $name }
deploy-revives = لا تعمل { $name }. تبدأ بهذا الإصدار على عنوانها السابق إن كان متاحًا
port-held = مشغول بعملية النشر { $name }
port-taken = مشغول ببرنامج آخر
port-kept = يبقى العنوان كما هو
change-title = تغيير إصدار { $name }
change-which = يجيب { $version } الآن. غيّره إلى
change-none = ليس للنموذج { $model } إصدار آخر. ينشئه تشغيل ينتهي بعقدة التسجيل.
change-now = الآن { $version } بقيمة { $metric } { $value }
change-breaks =
    { $n ->
        [one] على من يسأله أن يرسل مدخلًا مختلفًا:
        [two] على من يسأله أن يرسل مدخلين مختلفين:
        [few] على من يسأله أن يرسل { $n } مدخلات مختلفة:
        [many] على من يسأله أن يرسل { $n } مدخلًا مختلفًا:
       *[other] على من يسأله أن يرسل { $n } مدخل مختلف:
    }
change-how = يبدأ الإصدار الجديد بجانب القديم ويحل محله على { $url } حين يجيب، ولا يُرفض أي طلب أثناء ذلك.
change-stayed = يواصل { $version } الإجابة
change-waiting = بانتظار الإصدار الجديد
change-run = التغيير إلى { $version }
change-run-none = تغيير
stop-address = لا يجيب { $url } بعد ذلك، وتتلقى البرامج التي تسأله خطأ
stop-under-way = تُنجز الطلبات الجارية أولًا، خلال خمس ثوانٍ على الأكثر
stop-stays = يبقى إصدار النموذج والسجل، ويمكنك تشغيله من جديد
stop-keep = إبقاؤه يعمل
live-title = منذ فتح هذه الشاشة
live-text = قيم جديدة كل { $n } ث، ولا يُحفظ منها شيء عند المغادرة
live-rate = الطلبات
live-latency = زمن الاستجابة
live-errors = بلا إجابة
live-none = لم يقل الخادم شيئًا بعد
live-told = { $rate } طلبًا في الثانية، نصفها خلال { $p50 } م.ث، و95% خلال { $p95 } م.ث
unit-per-second = في الثانية
unit-milliseconds = م.ث
log-title = سجل الخادم
log-find = البحث في السجل
log-follow = متابعة
log-copy = نسخ السطور
log-more = سطور أقدم
log-empty = لم يكتب الخادم شيئًا بعد
sample-take = أخذ صف من البيانات
sample-typical = قيم معتادة
sample-from = الصف { $row } من { $dataset }
sample-lacking =
    { $n ->
        [one] مدخل واحد ليس فيها وبقي كما كان
        [two] مدخلان ليسا فيها وبقيا كما كانا
        [few] { $n } مدخلات ليست فيها وبقيت كما كانت
        [many] { $n } مدخلًا ليست فيها وبقيت كما كانت
       *[other] { $n } مدخل ليست فيها وبقيت كما كانت
    }
inputs-more =
    { $n ->
        [one] إظهار مدخل آخر
        [two] إظهار مدخلين آخرين
        [few] إظهار { $n } مدخلات أخرى
        [many] إظهار { $n } مدخلًا آخر
       *[other] إظهار { $n } مدخل آخر
    }
faults-count =
    { $n ->
        [one] مدخل واحد لا يمكن إرساله كما هو
        [two] مدخلان لا يمكن إرسالهما كما هما
        [few] { $n } مدخلات لا يمكن إرسالها كما هي
        [many] { $n } مدخلًا لا يمكن إرسالها كما هي
       *[other] { $n } مدخل لا يمكن إرسالها كما هي
    }
fault-required = تلزم قيمة
fault-number = ليس عددًا
fault-whole = ليس عددًا صحيحًا
doubt-below = دون { $min }، وهو الأقل في التدريب
doubt-above = فوق { $max }، وهو الأكبر في التدريب
doubt-unknown = غير معروف من التدريب
reply-views = ما يُعرض
reply-answer = الإجابة
reply-request = الطلب
reply-response = الرد
reply-curl = curl
response-text = آخر إجابة بصيغة JSON
response-none = لم يُسأل شيء بعد
curl-text = الطلب نفسه على سطر الأوامر
copy-request = نسخ الطلب
copy-response = نسخ الرد
copy-curl = نسخ الأمر

## الإعدادات عن قرب
keys-show = عرض
system = النظام
processor = المعالج
cores = الأنوية
cores-of = { $cores } بعدد { $cpus } مسارًا متزامنًا
vector-instructions = تعليمات المتجهات
graphics = معالجات الرسوميات
graphics-unused = لا يستخدمها التدريب ولا الإجابة
none-found = لم يُعثر على شيء
used-of = { $used } من { $all } قيد الاستخدام
free-of = { $free } من { $all } متاح
program-missing = غير موجود
program-silent = لا يجيب
program-other = إصدار آخر: { $version }
licence = الرخصة
licences-open = رخص مكوناته
audit-find = شخص أو أمر أو شيء
export-csv = تصدير CSV
licences-title = الرخص
licences-text =
    { $n ->
        [one] مكوّن واحد من الغير، بعدد رخص { $licences }
        [two] مكوّنان من الغير، بعدد رخص { $licences }
        [few] { $n } مكونات من الغير، بعدد رخص { $licences }
        [many] { $n } مكوّنًا من الغير، بعدد رخص { $licences }
       *[other] { $n } مكوّن من الغير، بعدد رخص { $licences }
    }
licences-own = فلج نفسه برخصة Apache License 2.0
licences-find = اسم أو رخصة
part = المكوّن
part-kind = النوع
part-home = المصدر
part-crate = حزمة Rust
part-module = وحدة ويب
part-font = خط

## Runs, table and comparison
runs-in-all = { $n } إجمالًا
runs-running =
    { $n ->
        [one] تشغيل واحد جارٍ
        [two] تشغيلان جاريان
        [few] { $n } تشغيلات جارية
        [many] { $n } تشغيلًا جاريًا
       *[other] { $n } تشغيل جارٍ
    }
runs-match =
    { $n ->
        [one] تشغيل واحد مطابق
        [two] تشغيلان مطابقان
        [few] { $n } تشغيلات مطابقة
        [many] { $n } تشغيلًا مطابقًا
       *[other] { $n } تشغيل مطابق
    }
runs-new = { $n } جديدة
runs-none-match = لا تشغيل مطابق
match-count = { $n } من { $total } مطابقة
started-by = بدأه
by-epoch = حسب الدورة
best-word = الأفضل
group-by-pipeline = تجميع حسب المسار
groups-fold = طيّ جميع المجموعات
groups-unfold = بسط جميع المجموعات
filter-label = المرشِّح
filter-example = metrics.roc_auc > 0.74 and params.train.learning_rate < 0.01
filter-help = قارن metrics.NAME أو params.NODE.PARAM أو data.DATASET أو name أو pipeline أو status أو started أو seconds أو actor، واربط بينها بـ and و or و not والأقواس.
filter-clear = مسح المرشِّح
filter-clear-all = عرض كل التشغيلات
filter-add = ترشيح
filter-find = ابحث عن حقل
filter-fields = إضافة إلى العبارة
chip-remove = إزالة { $head } { $word }
since-ever = في أي وقت
since-today = اليوم
since-week = آخر 7 أيام
since-month = آخر 30 يومًا
views = طرق العرض
view-all = كل التشغيلات
view-save = حفظ طريقة العرض…
view-save-title = حفظ طريقة العرض هذه
view-save-text = يُحفظ المرشِّح والترتيب والتجميع على هذا الجهاز.
view-save-act = حفظ طريقة العرض
view-name = الاسم
view-name-taken = يوجد عرض بهذا الاسم
view-update = تحديث طريقة العرض
view-remove = إزالة طريقة العرض
view-removed = أُزيلت { $name }
split-grip = ارتفاع الجدول
baseline = خط الأساس
baseline-word = خط الأساس
baseline-pin = تثبيت كخط أساس
baseline-pinned = مثبَّت كخط أساس
compare-with = مقارنة مع { $name }
compare-whole-page = المقارنة على الصفحة كلها
compare-most = اختير { $n }؛ ويُقارَن أول { $most }
held-against-baseline = التشغيل الذي يُقارَن بخط الأساس
hold-against = مقارنة { $name } بخط الأساس
run-again = تشغيل من جديد مع تغييرات…
what-differs = ما يختلف
differ-equal = { $n } مختلفة، { $same } متساوية
same-graph = العقد والوصلات نفسها
not-read = لم تُقرأ
better = أفضل
worse = أسوأ
no-metrics-yet = لا مقاييس بعد
loss = الخسارة
curve-by = المحور الأفقي
curve-by-epoch = الدورة
curve-by-time = الزمن
after-time = بعد { $time }
smoothing = التنعيم
log-scale = مقياس لوغاريتمي
sync = تزامن
readout = القيم عند المؤشر
readout-hint = الأدنى أولًا · ← → للتنقل
curve-kind = المنحنى
overlay-roc = ROC
overlay-pr = PR
interval-95 = 95%
interval-how = نصف عرض فترة الثقة 95%، محسوبًا من عدد صفوف كل فئة
overlay-rows = لم تُقيَّم على الصفوف نفسها: { $list }
compare-part = الجزء
confusion-change = التغيّر والعدد
confusion-rows = قُيِّم الاثنان على عددين مختلفين من الصفوف
choose = اختيار
choose-type = اختر أو اكتب
show-choices = عرض الخيارات
choices-more =
    { $n ->
        [one] وخيار واحد آخر، اكتب لتجده
        [two] وخياران آخران، اكتب لتجدهما
        [few] و{ $n } خيارات أخرى، اكتب لتجدها
        [many] و{ $n } خيارًا آخر، اكتب لتجدها
       *[other] و{ $n } خيار آخر، اكتب لتجدها
    }
optional = اختياري
reason = السبب
reason-hint = يُحفظ في سجل الأعمال
reason-missing = اكتب السبب، فالسجل يحفظه
step-up = زيادة
step-down = إنقاص
number-none = يلزم هنا رقم
number-not-a-number = ليس هذا رقمًا. اكتبه بنقطة، مثل 0.5
number-not-whole = يلزم هنا عدد صحيح
number-too-small = أقل قيمة { $min }
number-too-large = أكبر قيمة { $max }
toasts = إشعارات بما جرى
undo = تراجع
dismiss = إخفاء

## Charts that leave the window
chart-menu = المزيد عن المخطط «{ $title }»
chart-as-table = القيم في جدول
chart-log = أعداد لوغاريتمية
chart-save-png = الصورة بصيغة PNG…
chart-save-svg = الصورة بصيغة SVG…
chart-save-csv = القيم بصيغة CSV…
chart-do-copy = نسخ الصورة
chart-do-print = طباعة المخطط…
chart-saved = حُفظت في { $file }
chart-copied = الصورة في الحافظة
chart-rows-more = { $n ->
    [zero] لا صفوف أخرى في ملف CSV
    [one] في ملف CSV صف آخر
    [two] في ملف CSV صفان آخران
    [few] في ملف CSV { $n } صفوف أخرى
    [many] في ملف CSV { $n } صفًا آخر
   *[other] في ملف CSV { $n } صف آخر
}
chart-place = الموضع
chart-value = القيمة
chart-from = من
chart-to = دون
chart-true-class = الفئة الحقيقية
chart-predicted = الفئة المتوقعة
plot-keys = تقرأ مفاتيح الأسهم القيم واحدة بعد أخرى
plot-count = القيم
plot-min = الأصغر
plot-low = الطرف الأدنى
plot-q1 = الربع الأدنى
plot-median = الوسيط
plot-q3 = الربع الأعلى
plot-high = الطرف الأعلى
plot-max = الأكبر
plot-outside = خارج الطرفين
chart-seconds = ثانية
chart-time = الوقت

sources = قواعد البيانات والمخازن
sources-open = القراءة من قاعدة بيانات أو مخزن…
sources-empty = لا تُعرف هنا أي قاعدة بيانات أو مخزن بعد
sources-empty-text = تُقرأ جداول PostgreSQL وSQLite في مكانها، ولا يُستورد إلا ما تختاره من أعمدة وصفوف. وكذلك الملفات في المخازن التي تفهم S3. تبقى كلمات المرور في حافظة هذا الجهاز.
source-add = إضافة…
source-choose = اختر مصدرًا لترى جداوله
source-kind = نوع المصدر
source-path = الملف
source-host = المضيف
source-port = المنفذ
source-port-wrong = رقم من 1 إلى 65535
source-database = قاعدة البيانات
source-user = المستخدم
source-password = كلمة المرور
source-password-hint = تُحفظ في حافظة كلمات المرور لهذا الجهاز
source-password-kept = اتركها فارغة لإبقاء المحفوظة
source-tls = تشفير الاتصال والتحقق من شهادة الخادم
source-authority = سلطة الشهادات
source-authority-hint = ملف PEM على هذا الجهاز؛ وإن لم يُذكر فالسلطات التي يثق بها الجهاز
source-endpoint = العنوان
source-endpoint-hint = عنوان المخزن؛ وعنوان AWS إن لم يُذكر
source-bucket = الحاوية
source-bucket-hint = إن تبعها مجلد فلا يظهر إلا ما فيه: tables/2026
source-access-key = مفتاح الوصول
source-secret-key = المفتاح السري
source-region = المنطقة
source-save = حفظ واتصال
source-change = تغيير…
source-remove = إزالة…
source-remove-title = إزالة { $name }؟
source-remove-text = يُحذف عنوانها وكلمة مرورها من هنا. أما المصدر نفسه ومجموعات البيانات المستوردة منه فتبقى.
source-what = ما يُقرأ
source-table = الجدول
source-table-choose = اكتب جزءًا من اسمه
source-tables =
    { $n ->
        [0] لا جدول يمكن قراءته
        [one] جدول واحد يمكن قراءته
        [two] جدولان يمكن قراءتهما
        [few] { $n } جداول يمكن قراءتها
        [many] { $n } جدولًا يمكن قراءته
       *[other] { $n } جدول يمكن قراءته
    }
source-view = عرض
source-rows-about =
    { $n ->
        [0] بلا صفوف تقريبًا
        [one] صف واحد تقريبًا
        [two] صفان تقريبًا
        [few] { $n } صفوف تقريبًا
        [many] { $n } صفًا تقريبًا
       *[other] { $n } صف تقريبًا
    }
source-sql = الاستعلام
source-sql-hint = جملة SELECT واحدة بلغة SQL الخاصة بقاعدة البيانات؛ لا يمكنها تغيير شيء
source-filter = فقط الصفوف حيث
source-filter-hint = شرط بلغة SQL الخاصة بقاعدة البيانات
source-taken =
    { $n ->
        [0] لا يُؤخذ أي من { $of } عمودًا
        [one] يُؤخذ عمود واحد من { $of }
        [two] يُؤخذ عمودان من { $of }
        [few] تُؤخذ { $n } أعمدة من { $of }
        [many] يُؤخذ { $n } عمودًا من { $of }
       *[other] يُؤخذ { $n } عمود من { $of }
    }
source-left-out = لا يمكن قراءة { $name }: { $type }
source-no-rows = لا صف يحقق هذا الشرط
source-reading = تُقرأ من المصدر

## استيراد الملفات والمجلدات بأنواعها
choose-folder = اختيار مجلد…
import-type-path = بالمسار…
import-path = مسار ملف أو مجلد
import-path-hint = على الجهاز الذي يعمل عليه فلج
import-look = معاينة
sheet = الورقة
header-row = صف الأسماء
header-row-first = أول صف فيه خلايا
import-union = أخذ أعمدة كل الملفات حين تختلف
import-lenient = عدّ القيم التي ليست من النوع المختار ناقصة
import-use-union = أخذ أعمدة كل الملفات
import-use-lenient = عدّ هذه القيم ناقصة
import-files =
    { $n ->
        [0] لا ملفات
        [one] ملف واحد، { $size }
        [two] ملفان، { $size } معًا
        [few] { $n } ملفات، { $size } معًا
        [many] { $n } ملفًا، { $size } معًا
       *[other] { $n } ملف، { $size } معًا
    }
import-files-more =
    { $n ->
        [0] ولا غيرها
        [one] وملف آخر
        [two] وملفان آخران
        [few] و{ $n } ملفات أخرى
        [many] و{ $n } ملفًا آخر
       *[other] و{ $n } ملف آخر
    }
import-reset-types =
    { $n ->
        [0] إلغاء الأنواع المختارة
        [one] إلغاء النوع المختار
        [two] إلغاء النوعين المختارين
        [few] إلغاء { $n } أنواع مختارة
        [many] إلغاء { $n } نوعًا مختارًا
       *[other] إلغاء { $n } نوع مختار
    }
read-again = قراءة من جديد
read-again-hint = تُعاد قراءة { $place } بالطريقة نفسها، ويُنشأ إصدار جديد إن تغيّر
reading-again = جارٍ القراءة من جديد
read-again-same = لم يتغيّر { $name }: الإصدار { $version } يبقى الأحدث
read-again-new = تغيّر { $name }: في الإصدار { $version } { $changes }
read-again-show = ما الذي تغيّر
change-rows =
    { $n ->
        [0] عدد الصفوف نفسه
        [one] { $signed } صف
        [two] { $signed } صف
        [few] { $signed } صفوف
        [many] { $signed } صفًا
       *[other] { $signed } صف
    }
change-added =
    { $n ->
        [0] لا أعمدة جديدة
        [one] عمود جديد
        [two] عمودان جديدان
        [few] { $n } أعمدة جديدة
        [many] { $n } عمودًا جديدًا
       *[other] { $n } عمود جديد
    }
change-removed =
    { $n ->
        [0] لا أعمدة محذوفة
        [one] عمود محذوف
        [two] عمودان محذوفان
        [few] { $n } أعمدة محذوفة
        [many] { $n } عمودًا محذوفًا
       *[other] { $n } عمود محذوف
    }
change-retyped =
    { $n ->
        [0] لا أنواع متغيّرة
        [one] عمود تغيّر نوعه
        [two] عمودان تغيّر نوعهما
        [few] { $n } أعمدة تغيّر نوعها
        [many] { $n } عمودًا تغيّر نوعه
       *[other] { $n } عمود تغيّر نوعه
    }
## التوصيف المعمّق
tab-relations = الارتباطات
tab-target = الهدف
estimated-note = قيمة مقدّرة: حسابها بدقة يتطلب ذاكرة أكبر مما ينبغي
estimated = أرقام مقدّرة، وكل ما عداها دقيق:
estimated-distinct = القيم المختلفة
estimated-top = القيم المتكررة
estimated-quantiles = المئينات
estimated-largest-gap = أطول فجوة
estimated-repeated = الصفوف المكررة
empty-rows-count =
    { $n ->
        [one] صف واحد بلا أي قيمة
        [two] صفان بلا أي قيمة
        [few] { $n } صفوف بلا أي قيمة
        [many] { $n } صفًا بلا أي قيمة
       *[other] { $n } صف بلا أي قيمة
    }
column-nothing = لا قيمة في أي صف، فلا شيء يُرسم.
meaning-money = مبلغ
meaning-geo = مكان
in-nats = { $n } نات
span-seconds = { $n } ث
span-minutes = { $n } د
span-hours = { $n } س
span-days = { $n } ي
far-above = فوق { $value }: { $n } ({ $share })
fact-top-share = الأكثر تكرارًا
fact-entropy = الإنتروبيا
fact-memory = في الذاكرة
fact-shape = الشكل
fact-zeros = أصفار
fact-negatives = دون الصفر
fact-infinite = لانهائية
fact-skewness = الالتواء
fact-kurtosis = التفرطح الزائد
fact-outliers = قيم شاذة
fact-far-below = دون { $value }
fact-far-above = فوق { $value }
fact-very-far-below = أبعد، دون { $value }
fact-very-far-above = أبعد، فوق { $value }
fact-rhythm = الإيقاع
fact-step = الخطوة المعتادة
fact-regular = خطوات مثلها
fact-gaps = خطوات أطول
fact-largest-gap = أطول فجوة
fact-gap-from = من
fact-gap-to = إلى
fact-weekend = في عطلة الأسبوع
fact-target = ما ينبئ به عن «{ $column }»
fact-told-share = حصته من الإنتروبيا
fact-information = المعلومات
fact-correlation = بيرسون
text-lengths = عدد الأحرف
text-lengths-of = أعداد الأحرف في { $column }
text-shortest = الأقصر
text-longest = الأطول
text-blank = فارغة
text-empty = (نص فارغ)
text-forms = الأشكال
text-forms-note = A حرف كبير، وa حرف صغير، وء حرف من كتابة لا تفرّق بينهما، و9 رقم

## ارتباطات الأعمدة
method = الطريقة
method-pearson = بيرسون
method-spearman = سبيرمان
method-cramer = كرامر V
method-mixed = مختلطة
method-pearson-short = بيرسون
method-spearman-short = سبيرمان
method-cramer-short = كرامر V
method-ratio-short = النسبة η
method-mixed-short = مختلطة
method-pearson-text = إلى أي حد يصف خط مستقيم عمودين من الأعداد أو من نعم/لا: ‎−1 هابط، و0 بلا خط، و1 صاعد.
method-spearman-text = هل يرتفع أحد العمودين بارتفاع الآخر، على خط مستقيم أو على غيره: ارتباط بيرسون بين الرتب. ويصلح للتواريخ أيضًا.
method-cramer-text = إلى أي حد يترابط عمودان من الفئات: 0 لا ترابط، و1 ترابط تام. مصحّح من أثر المصادفة.
method-mixed-text = ما يناسب كل زوج: سبيرمان لعمودين من الأعداد، وكرامر V لعمودين من الفئات، وη لعمود من كل منهما.
order = الترتيب
order-table = كما في الجدول
order-alike = المتشابهة معًا
matrix-numbers = الأرقام
matrix-of = ارتباطات أعمدة { $name }
matrix-keys = { $title }. تنتقل أسهم لوحة المفاتيح من خلية إلى أخرى.
matrix-complete = فُحصت كل الصفوف
matrix-sampled = من صفوف موزعة على الجدول
matrix-left-out = أول { $n } من { $all } عمود
matrix-most = اختير { $n }، وحتى { $most } في المرة
matrix-take = عرض
matrix-readout = تحت المؤشر
matrix-point = أشر إلى خلية، أو انتقل إليها بالأسهم.
matrix-same = العمود مع نفسه
matrix-unrelated = لا تربط هذه الطريقة بينهما، أو لا يتغير أحدهما
matrix-rows = على { $n } صف
choose-found = اختيار المعروضة
choose-none = لا شيء
legend-signed = الألوان من ‎−1 إلى 1
legend-unsigned = الألوان من 0 إلى 1
relations-none = لا عمودين يمكن ربطهما
relations-none-text = تحتاج هذه الطريقة إلى عمودين على الأقل يمكنها الربط بينهما. وقد تجد طريقة أخرى شيئًا.
pairs-strongest = أقوى الأزواج
pairs-none = لا زوج مترابطًا
pairs-more =
    { $n ->
        [one] زوج آخر
        [two] زوجان آخران
        [few] { $n } أزواج أخرى
        [many] { $n } زوجًا آخر
       *[other] { $n } زوج آخر
    }
pairs-incomplete = الأعمدة أكثر من أن تُفحص كل أزواجها: هذه أزواج الأعمدة المعروضة.
duplicates = المكرر
empty-rows = صفوف بلا أي قيمة
repeated-about = تقدير، لا يزيد خطؤه على { $error }
repeated-advice = صفٌ يقع في التدريب وفي الاختبار معًا يُظهر النموذج أفضل مما هو. تحقق هل التكرار حقيقي.
copies = أعمدة قيمها واحدة
copies-none = لا عمود قيمه قيم عمود آخر
copies-advice = يكفي عمود من كل مجموعة: اترك الباقي.
copies-more =
    { $n ->
        [one] مجموعة أخرى
        [two] مجموعتان أخريان
        [few] { $n } مجموعات أخرى
        [many] { $n } مجموعة أخرى
       *[other] { $n } مجموعة أخرى
    }
list-more = و{ $n } غيرها

## الهدف
target-column = العمود المراد التنبؤ به
target-clear = بلا هدف
target-none = اختر العمود المراد التنبؤ به
target-none-text = يعرض فلج عندئذ توزيع قيمه، وما ينبئ به كل عمود آخر عنه، والأعمدة التي قد تكشفه.
target-classes = يؤخذ فئاتٍ
target-number = يؤخذ عددًا
target-rows = فُحص { $n } من { $all } صف
target-empty = لا قيمة للهدف في أي صف، فلا شيء يُتعلَّم منه.
target-constant = للهدف القيمة نفسها في كل الصفوف، فلا شيء يُتنبأ به.
target-balance-of = توازن الفئات
target-others = فئات أخرى
target-classes-more =
    { $n ->
        [one] فئة أخرى
        [two] فئتان أخريان
        [few] { $n } فئات أخرى
        [many] { $n } فئة أخرى
       *[other] { $n } فئة أخرى
    }
target-tails = لم تُرسم { $n } من قيم الأطراف الطويلة
target-entropy = الإنتروبيا { $n } نات
target-bins = في { $n } شريحة
balance-rare = فئة واحدة على الأقل نادرة. قسّم حسب الفئات، وانظر إلى أكثر من الدقة، وفكّر في الأوزان.
balance-uneven = الفئات متفاوتة الحجم: الدقة وحدها تجامل نموذجًا يسمّي الفئة الأكثر تكرارًا دائمًا.
target-told = ما ينبئ عن «{ $column }»
target-share = الحصة
target-share-of = الحصة من إنتروبيا الهدف
target-nats = نات
target-alone = لا عمود غيره.
target-few-rows = تحتاج الدرجة إلى 50 صفًا على الأقل فيها قيمة للهدف للتعلّم ومثلها للتجربة، وإلى بضعة صفوف من كل فئة.
target-suspect-from = مريب ابتداءً من { $threshold }
target-how = كيف يُحسب هذا
target-how-share = الحصة هي المعلومات المتبادلة بين العمود والهدف مقسومةً على إنتروبيا الهدف. توضع الأعداد في { $bins } شريحة على الأكثر متقاربة الحجم، وغياب القيمة شريحة قائمة بذاتها، مع تصحيح ميلر ومادو لعدد الخلايا.
target-how-score = وهو ما يبلغه العمود وحده في نصف الصفوف بعد التعلّم من النصف الآخر.
measure-auc = AUC
measure-lift = الزيادة
measure-r2 = R²
measure-auc-text = المساحة تحت منحنى ROC: ‏0.5 مصادفة، و1 صواب دائم.
measure-lift-text = الزيادة في الدقة على تسمية الفئة الأكثر تكرارًا دائمًا: 0 لا زيادة، و1 صواب دائم.
measure-r2-text = الحصة المفسَّرة من التباين، حتى 1.
suspects =
    { $n ->
        [one] عمود واحد قد يكشف «{ $column }»
        [two] عمودان قد يكشفان «{ $column }»
        [few] { $n } أعمدة قد تكشف «{ $column }»
        [many] { $n } عمودًا قد تكشف «{ $column }»
       *[other] { $n } عمود قد تكشف «{ $column }»
    }
suspect-copy = قيمه قيم «{ $column }» نفسها في كل الصفوف
suspect-auc = يميّز وحده بين الفئتين تمييزًا يكاد يكون تامًا (AUC ‏{ $score }؛ مريب ابتداءً من { $threshold })
suspect-lift = يسمّي الفئة وحده دائمًا تقريبًا (الزيادة { $score }؛ مريب ابتداءً من { $threshold })
suspect-r2 = يفسّر وحده «{ $column }» كله تقريبًا (R² ‏{ $score }؛ مريب ابتداءً من { $threshold })
suspects-more =
    { $n ->
        [one] عمود آخر
        [two] عمودان آخران
        [few] { $n } أعمدة أخرى
        [many] { $n } عمودًا آخر
       *[other] { $n } عمود آخر
    }
suspects-meaning = مثل هذا العمود إما جيد جدًا، وإما هو «{ $column }» بصيغة أخرى، وإما لا يُعرف إلا حين يُعرف «{ $column }». وفي الحالتين الأخيرتين يبدو النموذج ممتازًا في الاختبار ويفشل في الاستعمال. والبيانات وحدها لا تقول أيها هو.
suspects-do = ما العمل:
suspects-do-text = اسأل من يعرف البيانات متى تُدوَّن قيمته. فإن لم يكن ذلك قبل لحظة التنبؤ بالعمود «{ $column }» فاتركه خارج السمات.
alert-suspect = يكشف الهدف؟
alert-copy = نسخة
alert-infinite = لانهائي
advice-suspect = ينبئ وحده عن «{ $target }» كله تقريبًا. فإن كان هو «{ $target }» بصيغة أخرى، أو لا يُعرف إلا بعده، فاتركه.
advice-copy = قيمه قيم «{ $other }» نفسها في كل الصفوف. أحدهما يكفي.
advice-infinite = لانهائي في { $value } صف، وسبب ذلك غالبًا قسمة على صفر. لا يتعلم نموذج منها: استبدلها أو اترك صفوفها.
advice-see-target = عرض الهدف

## التقرير عن مجموعة بيانات
report-open = تقرير…
report-dialog = تقرير عن { $name }
report-text = وثيقة HTML واحدة تُفتح في أي متصفح بلا شبكة: نظرة عامة، وما يلفت النظر، وكل عمود بأرقامه ورسومه.
report-language = لغة التقرير
report-target-text = بوجوده يذكر التقرير ما ينبئ عنه وما قد يكشفه
report-private = فيه أرقام إجمالية وقيم متكررة لا غير. أما الأعمدة التي تميّز الصفوف، والنصوص الحرة، وما يشبه البيانات الشخصية، فلا تُعرض قيمها.
report-write = كتابة التقرير…
report-making = إعداد التقرير
report-file-name = تقرير عن { $name }
report-done = كُتب التقرير، { $size }
report-downloaded = سُلِّم إلى تنزيلات المتصفح، { $size }
report-columns-in =
    { $n ->
        [one] لعمود واحد قسم خاص به.
        [two] لعمودين قسمان خاصان بهما.
        [few] لـ{ $n } أعمدة أقسام خاصة بها.
        [many] لـ{ $n } عمودًا أقسام خاصة بها.
       *[other] لـ{ $n } عمود أقسام خاصة بها.
    }
report-columns-out = ولم يتسع المكان لـ{ $n } غيرها.
report-again = تقرير آخر
## جودة البيانات
nav-quality = الجودة
tab-rules = القواعد
tab-history = السجل
tab-file = الملف
rule = القاعدة
rules = القواعد
rule-id = المعرّف
suite = مجموعة القواعد
dataset = مجموعة البيانات
check = التحقق
checks = عمليات التحقق
result = النتيجة
severity = الدرجة
measured = المقيس
limit = المطلوب
trend = الاتجاه
all-columns = كل الأعمدة
failing-rows = الصفوف المخالفة
checked-rows = الصفوف المتحقق منها
last-check = آخر تحقق
last-result = آخر نتيجة
last-12-checks = آخر 12 تحققًا
not-checked-yet = لم يُتحقق بعد
changed-since = تغيرت القواعد بعده
by-actor = أجراه { $actor }
by-pipeline = من مسار عمل
standing-passed = تتحقق
standing-failed = مخالفة
standing-warned = تنبّه
standing-broken = يتعذر التحقق
standing-unchecked = لم يُتحقق منها
severity-fails = خطأ
severity-warns = تنبيه
severity-is-error = خطأ: إن لم تتحقق القاعدة أخفقت المجموعة. اجعلها تنبيهًا
severity-is-warn = تنبيه: إن لم تتحقق القاعدة نجحت المجموعة مع ذلك. اجعلها خطأ
make-error = اجعلها خطأ
make-warning = اجعلها تنبيهًا
make-errors = اجعلها أخطاء
make-warnings = اجعلها تنبيهات
suite-passed = ناجحة
suite-warned = ناجحة مع تنبيهات
suite-failed = مخفقة
suite-never = لم يُتحقق منها
suite-unreadable = تتعذر قراءتها
rules-failing-count =
    { $n ->
        [0] لا قاعدة مخالفة
        [one] قاعدة مخالفة
        [two] قاعدتان مخالفتان
        [few] { $n } قواعد مخالفة
        [many] { $n } قاعدة مخالفة
       *[other] { $n } قاعدة مخالفة
    }
failing-short =
    { $n ->
        [one] مخالفة واحدة
        [two] مخالفتان
        [few] { $n } مخالفات
        [many] { $n } مخالفةً
       *[other] { $n } مخالفة
    }
rules-warning-count =
    { $n ->
        [0] لا تنبيهات
        [one] تنبيه واحد
        [two] تنبيهان
        [few] { $n } تنبيهات
        [many] { $n } تنبيهًا
       *[other] { $n } تنبيه
    }
suites-count =
    { $n ->
        [0] لا مجموعات قواعد
        [one] مجموعة قواعد واحدة
        [two] مجموعتا قواعد
        [few] { $n } مجموعات قواعد
        [many] { $n } مجموعة قواعد
       *[other] { $n } مجموعة قواعد
    }
suites-failing =
    { $n ->
        [one] واحدة مخفقة
        [two] اثنتان مخفقتان
        [few] { $n } مخفقة
        [many] { $n } مخفقة
       *[other] { $n } مخفقة
    }
suites-search = مجموعة قواعد أو بيانات
suites-empty = لا قواعد بعد
suites-empty-text = تقول مجموعة القواعد كيف يجب أن تكون البيانات: أي القيم وكم صفًا وما مدى حداثتها. ويقترح فلج قواعد مما تبدو عليه مجموعة البيانات الآن.
suite-new = مجموعة جديدة…
suite-new-title = مجموعة قواعد جديدة
suite-new-name = اسم المجموعة الجديدة
suite-dataset = مجموعة البيانات
suite-dataset-hint = ما وُضعت له القواعد؛ ويمكن التحقق من غيرها بها أيضًا
suite-name-hint = وهو اسم ملفها كذلك
suite-name-taken = توجد مجموعة قواعد باسم { $name }
suite-begin = البداية
suite-begin-suggested = قواعد مقترحة
suite-begin-suggested-text = مما تبدو عليه البيانات الآن، وأنت تختار منها
suite-begin-empty = بلا قواعد
suite-begin-empty-text = تضيف كل قاعدة بنفسك
suite-next = التالي: اختيار القواعد…
suite-make = إنشاء المجموعة
suite-make-empty = إنشاء مجموعة فارغة
suite-make-with =
    { $n ->
        [0] اختر قواعد
        [one] إنشاء مجموعة من قاعدة واحدة
        [two] إنشاء مجموعة من قاعدتين
        [few] إنشاء مجموعة من { $n } قواعد
        [many] إنشاء مجموعة من { $n } قاعدة
       *[other] إنشاء مجموعة من { $n } قاعدة
    }
suite-open = فتح المجموعة
suite-more = المزيد
suite-checks = قواعد لـ
suite-views = طرق عرض مجموعة القواعد
suite-change = البيانات والوصف…
suite-change-title = عن { $name }
suite-description = الغرض منها
suite-save = حفظ
suite-remove = حذف المجموعة…
suite-remove-title = حذف { $name }؟
suite-remove-text = تُحذف قواعدها ويبقى سجلها. ولا تعمل بدونها مسارات العمل التي فيها بوابة بهذه المجموعة. ويمكن التراجع عن ذلك.
suite-removed = حُذفت { $name }
undo-suite-remove = حذف { $name }
dataset-rules-empty = لا قواعد لمجموعة { $name } بعد
dataset-rules-empty-text = تقول القواعد كيف يجب أن تكون البيانات. ويُظهر التحقق الصفوف التي تخالفها، وتمنع بوابة في مسار العمل مرور هذه البيانات.
check-run = تحقق الآن
check-other = التحقق من بيانات أخرى…
check-other-text = تبقى القواعد كما هي، وتُحفظ النتيجة في سجل هذه المجموعة مع اسم بياناتها.
version-newest = الأحدث، v{ $version }
checking = التحقق من { $name }
checks-bars =
    { $n ->
        [0] لم يُتحقق بعد
        [one] آخر تحقق، أخفق { $failed }
        [two] آخر عمليتي تحقق، أخفق منهما { $failed }
        [few] آخر { $n } عمليات تحقق، أخفق منها { $failed }
        [many] آخر { $n } عملية تحقق، أخفق منها { $failed }
       *[other] آخر { $n } عملية تحقق، أخفق منها { $failed }
    }
rules-empty = لا قواعد في هذه المجموعة
rules-empty-text = يمكن أن يقترح فلج بعضها مما تبدو عليه { $name } الآن، أو تضيف كل قاعدة بنفسك.
rules-none-match = لا قاعدة تطابق
rules-search = كلمات من القاعدة
rules-show = القواعد المعروضة
rules-all = الكل
rules-failing = المخالفة
rules-errors = الأخطاء
rules-warnings = التنبيهات
rules-chosen =
    { $n ->
        [one] حُددت قاعدة واحدة
        [two] حُددت قاعدتان
        [few] حُددت { $n } قواعد
        [many] حُددت { $n } قاعدة
       *[other] حُددت { $n } قاعدة
    }
rules-removed =
    { $n ->
        [one] حُذفت القاعدة
        [two] حُذفت قاعدتان
        [few] حُذفت { $n } قواعد
        [many] حُذفت { $n } قاعدة
       *[other] حُذفت { $n } قاعدة
    }
rule-add-open = إضافة قاعدة…
rule-new-title = قاعدة جديدة
rule-edit-title = تغيير القاعدة
rule-edit = تغيير
rule-copy = تكرار
rule-remove = حذف
rule-add = إضافة القاعدة
rule-save = حفظ القاعدة
rule-where = فقط الصفوف حيث
rule-where-hint = شرط مثل ⁦cancelled = false⁩؛ وإلا فكل الصفوف
rule-mostly = نسبة الصفوف المطلوبة
rule-note = سبب وجودها
rule-changed-since = تغيرت القاعدة بعد آخر تحقق. تحقق الآن لترى نتيجتها.
rule-never-checked = لم يُتحقق من هذه القاعدة بعد.
rule-trend =
    { $n ->
        [one] تحقق واحد، لم تتحقق في { $failed }؛ وخالف في آخره { $share } من الصفوف
        [two] عمليتا تحقق، لم تتحقق في { $failed }؛ وخالف في آخرهما { $share } من الصفوف
        [few] { $n } عمليات تحقق، لم تتحقق في { $failed }؛ وخالف في آخرها { $share } من الصفوف
        [many] { $n } عملية تحقق، لم تتحقق في { $failed }؛ وخالف في آخرها { $share } من الصفوف
       *[other] { $n } عملية تحقق، لم تتحقق في { $failed }؛ وخالف في آخرها { $share } من الصفوف
    }
rule-trend-title =
    { $n ->
        [one] آخر تحقق
        [two] آخر عمليتي تحقق
        [few] آخر { $n } عمليات تحقق
        [many] آخر { $n } عملية تحقق
       *[other] آخر { $n } عملية تحقق
    }
rule-trend-text = مقدار المخالفة في كل تحقق، والأحدث يمينًا؛ ونقطة حيث لا مخالفة
show-failing = عرض كل الصفوف المخالفة ({ $n })
seen-bounds = الموجود
failing-values = القيم المخالفة، الأكثر تكرارًا أولًا
failing-first = أول الصفوف المخالفة
columns-that-differ = الأعمدة المختلفة
column-missing = غير موجود
column-unexpected = غير متوقع
column-retyped = من نوع آخر
column-moved = في غير موضعه
measured-columns =
    { $n ->
        [one] يختلف عمود واحد
        [two] يختلف عمودان
        [few] تختلف { $n } أعمدة
        [many] يختلف { $n } عمودًا
       *[other] يختلف { $n } عمود
    }
measured-as-asked = كما هو مطلوب
measured-no-rows = لا صفوف
measured-nearly-all = قرابة 100%
limit-hours = حتى { $n } ساعة
limit-no-row = لا صف
range-between = من { $min } إلى { $max }
range-both = { $min } و{ $max }
range-exactly = { $value } بالضبط
range-from = { $min } فأكثر
range-to = { $max } فأقل
range-above = أكثر من { $min }
range-below = أقل من { $max }
list-and-more = { $list } و{ $n } غيرها
list-or = { $list } أو { $last }
and-more =
    { $n ->
        [one] وواحد غيرها
        [two] واثنان غيرها
        [few] و{ $n } غيرها
        [many] و{ $n } غيرها
       *[other] و{ $n } غيرها
    }
rule-range = قيمة { $column }: { $range }
rule-length = عدد الأحرف في { $column }: { $range }
rule-row-count = عدد الصفوف: { $range }
rule-distinct-count = عدد القيم المختلفة في { $column }: { $range }
rule-distinct-share = نسبة القيم المختلفة في { $column }: { $range }
rule-statistic-mean = متوسط { $column }: { $range }
rule-statistic-median = وسيط { $column }: { $range }
rule-statistic-sd = الانحراف المعياري في { $column }: { $range }
rule-statistic-sum = مجموع { $column }: { $range }
rule-statistic-min = أصغر قيمة في { $column }: { $range }
rule-statistic-max = أكبر قيمة في { $column }: { $range }
rule-statistic-quantile = المئين { $quantile } في { $column }: { $range }
rule-columns =
    { $n ->
        [one] في الجدول عموده الواحد
        [two] في الجدول عموداه
        [few] في الجدول أعمدته، وعددها { $n }
        [many] في الجدول أعمدته، وعددها { $n }
       *[other] في الجدول أعمدته، وعددها { $n }
    }
rule-distribution = توزيع { $column } كما { $against } ({ $method } حتى { $max })
rule-against-dataset = في { $dataset }
rule-against-kept = كان
rule-method-psi = PSI
rule-method-ks = KS

checks-values = القيم
checks-text = النصوص
checks-between = بين الأعمدة والجداول
checks-table = الجدول ككل
checks-statistics = الإحصاءات
check-search = ما الذي يُتحقق منه
check-not-missing = لا قيمة ناقصة
check-not-missing-text = لكل صف قيمة في العمود
check-range = القيم ضمن حدود
check-range-text = أرقام أو تواريخ أو أوقات، من أدنى إلى أقصى
check-values = القيم من قائمة
check-values-text = القيم المذكورة وحدها، أو أي قيمة سواها
check-unique = الصفوف متمايزة
check-unique-text = لا يتساوى صفان في هذه الأعمدة
check-ordered = القيم مرتبة
check-ordered-text = ترتفع من صف إلى آخر أو تنخفض، ولا تعود
check-pattern = النص يطابق نمطًا
check-pattern-text = تعبير نمطي مثل ⁦^[A-Z]+$⁩
check-length = طول النص
check-length-text = أقل عدد من الأحرف وأكثره
check-compare = مقارنة عمودين
check-compare-text = أحدهما في كل صف أقل من الآخر أو يساويه أو أكبر منه
check-references = القيم موجودة في مجموعة بيانات أخرى
check-references-text = كل قيمة موجودة في عمود من مجموعة أخرى
check-expression = تعبير يصدق
check-expression-text = كل ما يمكن أن يقال عن صف واحد
check-sql = استعلام لا يعطي شيئًا
check-sql-text = بلغة SQL، لما لا يظهر إلا عبر صفوف عدة
check-row-count = عدد الصفوف
check-row-count-text = لا أقل من المتوقع ولا أكثر
check-columns = الأعمدة موجودة
check-columns-text = أسماؤها وأنواعها وترتيبها
check-type = نوع العمود
check-type-text = أحد الأنواع المسموح بها
check-freshness = البيانات حديثة
check-freshness-text = لم يمض على أحدث تاريخ أكثر من عدد من الساعات
check-distinct-count = عدد القيم المختلفة
check-distinct-count-text = عددًا، أو نسبة من كل القيم
check-statistic = إحصاء ضمن حدود
check-statistic-text = متوسط أو وسيط أو مجموع أو مئين وغيرها
check-distribution = التوزيع كما كان
check-distribution-text = بُعده عن مجموعة بيانات أخرى، أو عما هو عليه الآن

rule-param-column = العمود
rule-param-columns = الأعمدة
rule-param-min = الأدنى
rule-param-max = الأقصى
rule-param-strict-min = أكثر من ذلك، لا يساويه
rule-param-strict-max = أقل من ذلك، لا يساويه
rule-param-values = القيم، كل منها في سطر
rule-param-forbidden = هذه غير مسموح بها
rule-param-pattern-forbidden = المطابقة غير مسموح بها
rule-param-pattern = التعبير النمطي
rule-param-expression = التعبير
rule-param-query = الاستعلام
rule-param-op = المقارنة
rule-param-other = العمود الآخر
rule-param-dataset = مجموعة البيانات الأخرى
rule-param-key = عمودها
rule-param-descending = تنخفض ولا ترتفع
rule-param-strict = ولا تتساوى
rule-param-others = يجوز وجود أعمدة أخرى
rule-param-ordered = بهذا الترتيب
rule-param-types = الأنواع المسموح بها
rule-param-hours = أقصى عدد من الساعات
rule-param-at = محسوبة من
rule-param-statistic = الإحصاء
rule-param-quantile = أي مئين، من 0 إلى 1
rule-param-share = نسبةً من القيم، من 0 إلى 1
rule-param-method = المسافة
rule-param-distribution-max = أكبر مسافة
rule-param-against = المقارنة مع
rule-hint-pattern-pattern = قد يطابق في أي موضع؛ ويربطه ⁦^⁩ و⁦$⁩ بالطرفين
rule-hint-expression-expression = مثل ⁦arr_delay < 60 or carrier = 'UA'⁩. وحيث لا قيمة له يُترك الصف
rule-hint-sql-query = جملة SELECT واحدة على الجدول data تعطي الصفوف التي لا يجوز وجودها
rule-hint-freshness-at = بالتوقيت العالمي؛ وإلا فمن الآن
rule-hint-distribution-method = يعني PSI فوق 0.2 عادةً أن التوزيع مختلف؛ وKS للأرقام والتواريخ
rule-hint-values-values = كما هي في البيانات؛ وتختلف الأحرف الكبيرة عن الصغيرة
rule-op-less = أقل من
rule-op-at-most = أقل من أو يساوي
rule-op-equal = يساوي
rule-op-not-equal = لا يساوي
rule-op-at-least = أكبر من أو يساوي
rule-op-greater = أكبر من
rule-statistic-name-mean = المتوسط
rule-statistic-name-median = الوسيط
rule-statistic-name-sd = الانحراف المعياري
rule-statistic-name-sum = المجموع
rule-statistic-name-min = أصغر قيمة
rule-statistic-name-max = أكبر قيمة
rule-statistic-name-quantile = المئين
choose-column = اختر عمودًا
column-not-there = ليس في البيانات
column-add = إضافة عمود
column-number = اسم العمود { $n }
columns-now =
    { $n ->
        [one] العمود الموجود الآن
        [two] العمودان الموجودان الآن
        [few] الأعمدة الموجودة الآن ({ $n })
        [many] الأعمدة الموجودة الآن ({ $n })
       *[other] الأعمدة الموجودة الآن ({ $n })
    }
type-any = أي نوع
type-of = نوع { $name }
leave-out = استبعاد { $name }
expression-column = إدراج عمود
candidates = ما يمكن أن يأتي هنا
candidate-function = دالة
candidate-keyword = كلمة
bound-now = الآن: { $value }
values-now =
    { $n ->
        [one] القيمة الأكثر تكرارًا الآن
        [two] القيمتان الأكثر تكرارًا الآن
        [few] القيم الـ{ $n } الأكثر تكرارًا الآن
        [many] القيم الـ{ $n } الأكثر تكرارًا الآن
       *[other] القيم الـ{ $n } الأكثر تكرارًا الآن
    }
against-hint = إصدار ثابت مثل ⁦name@1⁩
against-now = كما هو توزيعه الآن
against-other = المقارنة مع مجموعة بيانات
against-bins = نسب بين الحدود محفوظة في القاعدة، وعددها { $n }
against-values = نسب القيم محفوظة في القاعدة، وعددها { $n }
field-needed = هذا مطلوب
field-no-bound = يلزم أحد الحدين
field-crossed = هذا أقل من الأدنى
field-percent = أكثر من 0 وحتى 100
field-type = لا يمكن التحقق بهذه الطريقة من عمود نوعه { $type }
field-same-column = هذا هو العمود نفسه
field-twice = يتكرر { $name }
field-unnamed = أحد الأعمدة بلا اسم
field-date = اكتب التاريخ هكذا: ⁦2013-01-31⁩
field-datetime = اكتبه هكذا: ⁦2013-01-31 08:00⁩
field-time = اكتب الوقت هكذا: ⁦08:00⁩
field-not-number = السطر { $line }: ليس { $value } رقمًا
field-not-boolean = السطر { $line }: اكتب true أو false
tried-on = على { $name } الآن
tried-looking = جارٍ النظر
tried-not-yet = تظهر النتيجة هنا حين تكتمل الحقول.
tried-broken = لا يمكن التحقق بهذه الصورة.
tried-failing =
    { $n ->
        [one] يخالف صف واحد
        [two] يخالف صفان
        [few] تخالف { $n } صفوف
        [many] يخالف { $n } صفًا
       *[other] يخالف { $n } صف
    }
unsaved-title = المغادرة دون حفظ؟
unsaved-text = لم تُحفظ القاعدة، وسيضيع ما كتبته.
unsaved-act = مغادرة
undo-rule-add = إضافة القاعدة «{ $rule }»
undo-rule-change = تغيير القاعدة إلى «{ $rule }»
undo-rules-add =
    { $n ->
        [one] إضافة قاعدة
        [two] إضافة قاعدتين
        [few] إضافة { $n } قواعد
        [many] إضافة { $n } قاعدةً
       *[other] إضافة { $n } قاعدة
    }
undo-rules-remove =
    { $n ->
        [one] حذف قاعدة
        [two] حذف قاعدتين
        [few] حذف { $n } قواعد
        [many] حذف { $n } قاعدةً
       *[other] حذف { $n } قاعدة
    }
undo-rules-weigh =
    { $n ->
        [one] درجة قاعدة
        [two] درجة قاعدتين
        [few] درجة { $n } قواعد
        [many] درجة { $n } قاعدةً
       *[other] درجة { $n } قاعدة
    }

suggest-open = اقتراح قواعد…
suggest-title = قواعد تناسب { $name }
suggest-why = السبب
suggest-looking = يُنظر في كل صف…
suggest-text = تتحقق كلها في الصفوف الموجودة الآن.
suggest-there =
    { $n ->
        [one] وقاعدة أخرى في المجموعة من قبل.
        [two] وقاعدتان أخريان في المجموعة من قبل.
        [few] و{ $n } قواعد أخرى في المجموعة من قبل.
        [many] و{ $n } قاعدةً أخرى في المجموعة من قبل.
       *[other] و{ $n } قاعدة أخرى في المجموعة من قبل.
    }
suggest-none = لا يمكن قول شيء عن هذه المجموعة بقدر كافٍ من اليقين. أضف القواعد بنفسك.
suggest-all-there = كل قاعدة تناسبها موجودة في المجموعة من قبل.
suggest-chosen = حُدد { $n } من { $total }، عن { $columns ->
        [one] عمود واحد
        [two] عمودين
        [few] { $columns } أعمدة
        [many] { $columns } عمودًا
       *[other] { $columns } عمود
    }
suggest-add =
    { $n ->
        [0] إضافة قواعد
        [one] إضافة قاعدة واحدة
        [two] إضافة قاعدتين
        [few] إضافة { $n } قواعد
        [many] إضافة { $n } قاعدةً
       *[other] إضافة { $n } قاعدة
    }

back-to-rules = القواعد
failing-of =
    { $n ->
        [0] لا صفوف من { $name }
        [one] صف واحد من صفوف { $name }
        [two] صفان من صفوف { $name }
        [few] { $n } صفوف من صفوف { $name }
        [many] { $n } صفًا من صفوف { $name }
       *[other] { $n } صف من صفوف { $name }
    }
failing-none = لا صف يخالف هذه القاعدة
failing-none-text = تحقق من جديد لتحديث النتيجة.
export-open = تصدير…
export-title =
    { $n ->
        [one] تصدير صف مخالف واحد
        [two] تصدير صفين مخالفين
        [few] تصدير { $n } صفوف مخالفة
        [many] تصدير { $n } صفًا مخالفًا
       *[other] تصدير { $n } صف مخالف
    }
export-text = بكل أعمدتها، ورقم الصف في أولها.
export-file = الملف
export-hint = ينتهي بـ ⁦.csv⁩ أو ⁦.parquet⁩؛ ويُستبدل ملف موجود بالاسم نفسه
export-ending = يجب أن ينتهي الاسم بـ ⁦.csv⁩ أو ⁦.parquet⁩
export-run = تصدير
export-done =
    { $n ->
        [one] كُتب صف واحد
        [two] كُتب صفان
        [few] كُتبت { $n } صفوف
        [many] كُتب { $n } صفًا
       *[other] كُتب { $n } صف
    }

history-title = قواعد { $name } في كل تحقق
history-results = نتائج { $when }
history-results-other = نتائج { $when } على { $name }
history-empty = لم يُتحقق بعد
history-empty-text = يظهر هنا كل تحقق بهذه المجموعة وما وُجد فيه. تحقق الآن لتبدأ.
history-gone = لم يُحفظ من هذا التحقق إلا الأعداد
history-gone-text = تُحفظ نتائج كل القواعد لأحدث 20 تحققًا.
history-newest = أحدث { $n } من { $total }
check-told = { $when }: تتحقق { $passed }، وتنبّه { $warned }، وتخالف { $failed }
file-text = هذه مجموعة القواعد كما في ملفها: نص JSON يُقرأ ويُقارن ويُحفظ في نظام إصدارات. وما يتغير في الملف يظهر هنا.
save-copy = حفظ نسخة…
copy-file = نسخ النص

import-suite-open = استيراد…
import-suite-title = استيراد مجموعة من Great Expectations
import-suite-text = تصير توقعاتها قواعد حيث تقول قاعدة الشيء نفسه. وترى ما يُترك قبل حفظ أي شيء.
import-suite-file = ملف JSON (Great Expectations 0.18 أو 1)
import-suite-other = ملف آخر
import-suite-run =
    { $n ->
        [0] استيراد
        [one] استيراد قاعدة واحدة
        [two] استيراد قاعدتين
        [few] استيراد { $n } قواعد
        [many] استيراد { $n } قاعدةً
       *[other] استيراد { $n } قاعدة
    }
import-report =
    { $n ->
        [0] لا يصير أي توقع قاعدة، من أصل { $all }
        [one] يصير توقع واحد قاعدة، من أصل { $all }
        [two] يصير توقعان قاعدتين، من أصل { $all }
        [few] تصير { $n } توقعات قواعد، من أصل { $all }
        [many] يصير { $n } توقعًا قواعد، من أصل { $all }
       *[other] يصير { $n } توقع قواعد، من أصل { $all }
    }
import-left-out = ما تُرك
import-rules = القواعد

## جداول لها إصدارات ومجلدات متابَعة
table-version = الإصدار
table-version-hint = رقم من تاريخ الجدول أو معرّف لقطة، والأحدث ما لم يُذكر غيره
table-version-of = الإصدار { $version }، والأحدث { $newest }
import-follow = متابعة هذا المجلد
import-follow-hint = تصير الملفات الجديدة إصدارًا جديدًا ما دام فلج يعمل
following = يتابع مجلدًا
following-hint = تصير الملفات الجديدة في { $path } إصدارًا جديدًا ما دام فلج يعمل
following-stop = إيقاف المتابعة
following-stopped = لم يعد { $name } يتابع مجلده
