# المكوّنات والإعدادات التي تُضبط من الخارج، في المحرر.

## ما هو

component = مكوِّن
component-title = العنوان
component-name = الاسم
component-name-hint = اسمه في الملفات وفي المكتبة.
component-name-published = اسمه في المكتبة.
component-inputs = المدخلات
component-outputs = المخرجات
component-no-inputs = لا يأخذ شيئًا
component-no-outputs = لا يعطي شيئًا
component-of =
    { $n ->
        [zero] لا خطوات داخله
        [one] خطوة واحدة داخله
        [two] خطوتان داخله
        [few] { $n } خطوات داخله
        [many] { $n } خطوة داخله
       *[other] { $n } خطوة داخله
    }
component-uses =
    { $n ->
        [zero] لا يُستخدم هنا
        [one] يُستخدم هنا مرة واحدة
        [two] يُستخدم هنا مرتين
        [few] يُستخدم هنا { $n } مرات
        [many] يُستخدم هنا { $n } مرة
       *[other] يُستخدم هنا { $n } مرة
    }
component-elsewhere =
    { $n ->
        [zero] ليس في مسارات أخرى
        [one] في مسار آخر
        [two] في مسارين آخرين
        [few] في { $n } مسارات أخرى
        [many] في { $n } مسارًا آخر
       *[other] في { $n } مسار آخر
    }
problem-more =
    { $n ->
        [zero] ولا موضع آخر
        [one] وفي موضع آخر يستخدم المكوّن
        [two] وفي موضعين آخرين يستخدمان المكوّن
        [few] وفي { $n } مواضع أخرى تستخدم المكوّن
        [many] وفي { $n } موضعًا آخر يستخدم المكوّن
       *[other] وفي { $n } موضع آخر يستخدم المكوّن
    }
component-version = الإصدار { $version }
component-unpublished = لم يُنشر
component-newer = في المكتبة الإصدار { $version }
component-changed = تغيّر هنا
component-open-hint = { $name }: انقر نقرًا مزدوجًا أو اضغط Enter لفتحه
component-publish = نشر…
component-update = تحديث إلى الإصدار { $version }

## في الداخل

level-way = الطريق إلى هذا المكوّن
level-up = الخروج من المكوّن
level-uses =
    { $n ->
        [zero] لا يُستخدم هنا
        [one] يُستخدم هنا مرة واحدة
        [two] يُستخدم هنا مرتين، ويظهر كل تغيير فيهما معًا
        [few] يُستخدم هنا { $n } مرات، ويظهر كل تغيير فيها جميعًا
        [many] يُستخدم هنا { $n } مرة، ويظهر كل تغيير فيها جميعًا
       *[other] يُستخدم هنا { $n } مرة، ويظهر كل تغيير فيها جميعًا
    }

## المنافذ

group-ports = منافذ المكوّن
group-components = المكوّنات هنا
group-library = المكتبة
inlet = مدخل
inlet-text = ما يدخل المكوّن
outlet = مخرج
outlet-text = ما يعطيه المكوّن
outlet-of = ما يعطيه
kind-in-table = مدخل: جدول
kind-in-table-text = جدول يدخل المكوّن
kind-in-parts = مدخل: أجزاء
kind-in-parts-text = جدول مقسّم يدخل المكوّن
kind-in-prepared = مدخل: أجزاء مجهزة
kind-in-prepared-text = أجزاء مجهزة تدخل المكوّن
kind-in-model = مدخل: نموذج
kind-in-model-text = نموذج يدخل المكوّن
kind-in-metrics = مدخل: مقاييس
kind-in-metrics-text = مقاييس تدخل المكوّن
kind-out-any = مخرج
kind-out-any-text = يعطي ما يوصل به لمن يستخدم المكوّن
port-none = لا شيء بعد
port-name-label = الاسم
port-type = يأخذ
port-name = اسم المنفذ: { $type }
port-out-named = { $name }، الناتج: { $type }
connect-output = { $output } ← { $target }
move-up = تحريك { $name } إلى أعلى
move-down = تحريك { $name } إلى أسفل

## الإعدادات التي تُضبط من الخارج

expose-pipeline = إتاحة اختيار «{ $setting }» عند تشغيل المسار
expose-component = إتاحة ضبط «{ $setting }» حيث يُستخدم المكوّن
exposed-as = يُضبط من الخارج باسم { $name }
exposed-title = الضبط من الخارج
exposed-pipeline = يختار هذه القيمة من يشغّل المسار. وتبقى القيمة المكتوبة هنا إن لم يغيّرها.
exposed-component = تُضبط هذه القيمة حيث يُستخدم المكوّن. وتبقى القيمة المكتوبة هنا إن لم تُغيَّر هناك.
exposed-words = ما يقرؤه الناس
exposed-name = الاسم
exposed-name-hint = في سطر الأوامر: ⁦`--set { $name }=…`⁩
exposed-stop = إلغاء الضبط من الخارج
parameters-pipeline = ما يُختار عند التشغيل
parameters-component = ما يُضبط حيث يُستخدم
parameters-none-pipeline = لا شيء. الزر بجانب أي إعداد من إعدادات العقد يتيح اختياره عند تشغيل المسار.
parameters-none-component = لا شيء. الزر بجانب أي إعداد من إعدادات العقد يتيح ضبطه حيث يُستخدم المكوّن.
parameter-of = { $setting } في { $node }
inputs-title = تشغيل المسار
inputs-text = قيم هذا التشغيل. ما لا يتغيّر هنا يبقى كما في الملف، والملف نفسه لا يتغيّر.
inputs-changed =
    { $n ->
        [zero] كما في الملف
        [one] تغيّرت قيمة واحدة
        [two] تغيّرت قيمتان
        [few] تغيّرت { $n } قيم
        [many] تغيّرت { $n } قيمة
       *[other] تغيّرت { $n } قيمة
    }

## الأفعال

act-open = فتح
act-detach = إعادة عقده إلى مكانه
act-own-copy = جعله مكوّنًا مستقلًا
group-title = جمع العقد في مكوّن
group-act = جمع
group-chosen = جمعها في مكوّن…
group-hint = مثل «تنظيف الرحلات». يمكن تغييره في أي وقت.
group-nodes =
    { $n ->
        [zero] لا عقد مختارة
        [one] عقدة واحدة تصبح مكوّنًا
        [two] عقدتان تصبحان مكوّنًا واحدًا
        [few] { $n } عقد تصبح مكوّنًا واحدًا
        [many] { $n } عقدة تصبح مكوّنًا واحدًا
       *[other] { $n } عقدة تصبح مكوّنًا واحدًا
    }
publish-title = نشر «{ $name }»
publish-text = يدخل مكتبة مساحة العمل هذه بالإصدار 1، ويستطيع كل مسار استخدامه. وتبقى المسارات التي تستخدمه على إصدارها حتى يحدّثها أحد.
publish-again-text = يدخل المكتبة إصدارًا جديدًا. وتبقى المسارات الأخرى على إصدارها حتى يحدّثها أحد.
publish-name-hint = اسمه في المكتبة، ولا يمكن تغييره لاحقًا.
publish-act = نشر
published = صار { $name } في المكتبة بالإصدار { $version }
published-before = لم يتغيّر شيء منذ الإصدار { $version } من { $name }
update-title = إصدار آخر من «{ $name }»
update-act = تحديث
update-changed = تغيّر المكوّن هنا. يحل التحديث محل هذه التغييرات.
update-keeps = تبقى كل الوصلات والقيم هنا كما هي.
update-lost =
    { $n ->
        [zero] لا تسقط هنا وصلة ولا قيمة
        [one] تسقط هنا وصلة أو قيمة واحدة، إذ لا مكان لها في الإصدار الجديد:
        [two] تسقط هنا وصلتان أو قيمتان، إذ لا مكان لهما في الإصدار الجديد:
        [few] تسقط هنا { $n } وصلات وقيم، إذ لا مكان لها في الإصدار الجديد:
        [many] تسقط هنا { $n } وصلة وقيمة، إذ لا مكان لها في الإصدار الجديد:
       *[other] تسقط هنا { $n } وصلة وقيمة، إذ لا مكان لها في الإصدار الجديد:
    }
diff-inputs = مدخل
diff-outputs = مخرج
diff-parameters = ضبط من الخارج
diff-component-added = أُضيف { $name }
diff-component-removed = حُذف { $name }
diff-component-changed = اختلف { $name }

graph-act-up = الخروج من المكوّن
graph-act-group = جمع العقد في مكوّن…
graph-act-detach = إعادة عقد المكوّن إلى مكانه
graph-act-open = فتح المكوّن

## ما جرى

edit-component = كلمات مكوّن
edit-detach = تفكيك مكوّن
edit-expose = إتاحة إعداد من الخارج
edit-exposed = إعداد يُضبط من الخارج
edit-group = جمع عقد في مكوّن
edit-own-copy = مكوّن مستقل
edit-port = منفذ
edit-unexpose = إلغاء ضبط إعداد من الخارج
edit-update = تحديث مكوّن
said-grouped = صارت العقد المكوّن { $name }
said-detached =
    { $n ->
        [zero] زال المكوّن
        [one] حلّت عقدة واحدة محل المكوّن
        [two] حلّت عقدتان محل المكوّن
        [few] حلّت { $n } عقد محل المكوّن
        [many] حلّت { $n } عقدة محل المكوّن
       *[other] حلّت { $n } عقدة محل المكوّن
    }
said-opened = فُتح { $name }
said-own-copy = صار للعقدة { $id } مكوّن مستقل

## لماذا لا يجري شيء

refused-component-loop = يصبح «{ $name }» داخل نفسه: { $way }
refused-component-taken = { $name } اسم مكوّن آخر
refused-group-cycle = العقدة { $node } تقرأ من هذه العقد وتغذّيها: اخترها معها
refused-group-none = اختر العقد التي ستصبح مكوّنًا
refused-no-component = ليس هذا مكوّنًا
refused-nothing = لا تعطي { $from } شيئًا
refused-parameter-taken = { $name } اسم إعداد آخر
refused-through = لا يخرج المدخل { $input } كما دخل: ضع عقدة بينهما

## المكتبة

sections = مسارات العمل والمكوّنات
components-empty = لا مكوّنات في المكتبة بعد
components-empty-text = المكوّن جزء من مسار عمل يُستخدم كوحدة واحدة. اختر عقدًا في مسار عمل واجمعها ثم انشر ما ينتج عنها، فيصبح هنا متاحًا لكل المسارات.
components-empty-act = الذهاب إلى مسارات العمل
components-missing = لا يوجد مكوّن { $name }
components-missing-text = ربما حُذف من المكتبة أو تغيّر اسمه. وتحتفظ به المسارات التي هو فيها.
components-find = العنوان أو الاسم أو الوصف
components-unreadable = تتعذر قراءته
components-used =
    { $n ->
        [zero] ليس في أي مسار
        [one] في مسار واحد
        [two] في مسارين
        [few] في { $n } مسارات
        [many] في { $n } مسارًا
       *[other] في { $n } مسار
    }
component-newest = الأحدث
component-published-by = نشره { $actor }، { $when }
component-more = المزيد لهذا المكوّن
component-inside = ما في داخله
view-graph = مخطط
view-list = قائمة
component-changes = مقارنةً مع
component-no-changes = لا فرق بين الإصدارين في ما يعملانه
component-used-by = المسارات التي تستخدمه
component-its-version = إصداره
component-own = ليس من المكتبة
component-unused = لا يستخدمه أي مسار في مساحة العمل.
component-left-alone = القيمة إن لم تُضبط
component-no-settings = لا شيء: يُستخدم كما هو.
component-start = مسار جديد به…
component-start-title = مسار جديد بالإصدار { $version } من «{ $name }»
component-start-text = يبدأ المسار بهذا المكوّن. وفي مسار موجود تجده في لوحة العقد، وعند كتابة اسمه هناك تظهر إصداراته الأقدم أيضًا.
component-remove = حذف المكوّن…
component-remove-version = حذف الإصدار { $version }…
component-remove-title = حذف «{ $name }» من المكتبة؟
component-remove-title-version = حذف الإصدار { $version } من «{ $name }» من المكتبة؟
component-remove-text =
    { $n ->
        [zero] لا يوجد في أي مسار في مساحة العمل. ولا يمكن التراجع عن هذا.
        [one] يوجد في ملف المسار { $pipelines } نفسه، ويبقى هذا المسار كما هو. ولا يمكن بعد ذلك أخذه من المكتبة إلى مسارات أخرى، ولا التراجع عن هذا.
        [two] يوجد في ملفي مسارين، ويبقى المساران كما هما: { $pipelines }. ولا يمكن بعد ذلك أخذه من المكتبة إلى مسارات أخرى، ولا التراجع عن هذا.
        [few] يوجد في ملفات { $n } مسارات، وتبقى كما هي: { $pipelines }. ولا يمكن بعد ذلك أخذه من المكتبة إلى مسارات أخرى، ولا التراجع عن هذا.
        [many] يوجد في ملفات { $n } مسارًا، وتبقى كما هي: { $pipelines }. ولا يمكن بعد ذلك أخذه من المكتبة إلى مسارات أخرى، ولا التراجع عن هذا.
       *[other] يوجد في ملفات { $n } مسار، وتبقى كما هي: { $pipelines }. ولا يمكن بعد ذلك أخذه من المكتبة إلى مسارات أخرى، ولا التراجع عن هذا.
    }
component-remove-act = حذف المكوّن
component-remove-act-version = حذف الإصدار { $version }
component-gone = لم يعد «{ $name }» في المكتبة
component-gone-version = لم يعد الإصدار { $version } من «{ $name }» في المكتبة

## إصدار آخر

component-other = إصدار آخر…
component-not-kept = لم يعد الإصدار { $version } في المكتبة
update-version = الإصدار
update-here = الموجود هنا
update-take = أخذ الإصدار { $version }
update-same = هذا الإصدار هو الموجود هنا.
update-renamed = لا مكان لهذه في الإصدار الجديد بأسمائها القديمة. حدّد ما تغيّر اسمه، فتتبعه الوصلات والقيم.
update-inputs = المدخل { $name }
update-outputs = المخرج { $name }
update-parameters = الإعداد { $name }
update-leave = لا شيء: يسقط
