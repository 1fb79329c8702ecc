# What the desktop shell says outside its pages: menus, tray, notifications, questions.
# An ampersand stands before the letter that opens a menu from the keyboard.

menu-file = &ملف
menu-new-window = &نافذة جديدة
menu-open-workspace = &فتح مساحة عمل…
menu-open-recent = فتح &الأخيرة
menu-clear-recent = مسح هذه القائمة
menu-import = &استيراد بيانات…
menu-close = إ&غلاق النافذة
menu-quit = إن&هاء فلج

menu-edit = &تحرير
menu-undo = &تراجع
menu-redo = إ&عادة
menu-cut = &قص
menu-copy = &نسخ
menu-paste = &لصق
menu-select-all = تحديد ال&كل

menu-view = &عرض
menu-palette = ال&بحث عن أمر…
menu-sidebar = إظهار &الشريط الجانبي أو إخفاؤه
menu-theme = ال&مظهر
menu-theme-light = &فاتح
menu-theme-dark = &داكن
menu-theme-system = كما في ال&نظام
menu-language = ال&لغة
menu-zoom-in = ت&كبير
menu-zoom-out = ت&صغير
menu-zoom-reset = ال&حجم الأصلي
menu-fullscreen = ملء ال&شاشة

menu-run = ت&شغيل
menu-new-pipeline = مسار &جديد…
menu-show-runs = إ&ظهار التشغيلات
menu-cancel-runs = إ&لغاء كل ما يعمل الآن…

menu-window = &نافذة
menu-minimise = ت&صغير إلى الشريط
menu-maximise = ت&كبير إلى أقصى حد

menu-help = م&ساعدة
menu-shortcuts = ا&ختصارات لوحة المفاتيح
menu-show-folder = إظهار &مجلد مساحة العمل
menu-version = &حول فلج

tray-show = إظهار فلج
tray-idle = لا شيء يعمل الآن
tray-working =
    { $n ->
        [one] عمل واحد جارٍ، { $percent }٪
        [two] عملان جاريان، { $percent }٪
        [few] { $n } أعمال جارية، { $percent }٪
        [many] { $n } عملًا جاريًا، { $percent }٪
       *[other] { $n } عمل جارٍ، { $percent }٪
    }
tray-quit = إنهاء فلج

notify-done = انتهى { $name }
notify-done-metric = { $metric } { $value }
notify-failed = فشل { $name }

ask-close-title = العمل لم ينتهِ بعد
ask-close =
    { $n ->
        [one] ما زال { $name } يعمل. ماذا تريد أن يحدث له؟
        [two] ما زال { $name } وعمل آخر جاريين. ماذا تريد أن يحدث لهما؟
        [few] ما زال { $name } وغيره يعمل، وعددها { $n }. ماذا تريد أن يحدث لها؟
        [many] ما زال { $name } وغيره يعمل، وعددها { $n }. ماذا تريد أن يحدث لها؟
       *[other] ما زال { $name } وغيره يعمل، وعددها { $n }. ماذا تريد أن يحدث لها؟
    }
ask-close-keep = متابعة العمل
ask-close-cancel = إلغاء العمل والإغلاق
ask-close-stay = عدم الإغلاق
ask-cancel =
    { $n ->
        [one] { $name } يعمل الآن. يضيع ما أُنجز منه حتى الآن.
        [two] { $name } وعمل آخر جاريان الآن. يضيع ما أُنجز منهما حتى الآن.
        [few] { $n } أعمال جارية الآن، منها { $name }. يضيع ما أُنجز منها حتى الآن.
        [many] { $n } عملًا جاريًا الآن، منها { $name }. يضيع ما أُنجز منها حتى الآن.
       *[other] { $n } عمل جارٍ الآن، منها { $name }. يضيع ما أُنجز منها حتى الآن.
    }
ask-cancel-yes = إلغاء العمل
ask-cancel-no = متابعة

trouble-title = تعذّر فتح مساحة العمل هذه
trouble-gone = لم تعد مساحة العمل موجودة، أو أن قرصها غير موصول: { $path }
trouble-gone-hint = صِل القرص وافتح مساحة العمل من جديد، أو اختر غيرها.
trouble-choose = اختيار غيرها…
trouble-sample = فتح مساحة الأمثلة
trouble-close = إغلاق
empty-title = لا مساحة عمل هنا
empty-text = ليس في هذا المجلد مساحة عمل: { $path }
empty-make = إنشاء مساحة هنا
choose-folder = فتح مساحة عمل

link-title = تعذّر فتح هذا الرابط
link-text = يفتح فلج الروابط المؤدية إلى شاشاته فقط، مثل falaj://open/runs/NAME. وهذا ليس منها.

about-title = فلج { $version }
about-text = يأخذ البيانات إلى نموذج يجيب عن الطلبات، على هذا الجهاز. مساحة العمل: { $path }
