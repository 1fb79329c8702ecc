# الأخطاء كما يقرؤها الناس. رسالة لكل رمز خطأ: ما الذي فشل؛ و`.hint` تقول ما العمل.

error-internal = وصل فلج إلى نقطة ما كان ينبغي أن يصلها
    .hint = انسخ التفاصيل وأبلغ عنها. مساحة العمل كما كانت من قبل.
error-bad-request = تعذّر فهم الطلب: { $reason }
    .hint = طابق اسم الأمر وحقوله مع وثيقة OpenAPI.
error-unauthorized = رمز الدخول ناقص أو خاطئ
    .hint = افتح العنوان الذي طبعه الأمر `falaj serve` ففيه الرمز.
error-not-permitted = هذا يتطلب الدور { $role }
    .hint = اطلب من مالك مساحة العمل أن ينفّذه أو أن يمنحك الدور.
error-cancelled = أُلغي
    .hint = لم يُترك شيء ناقصًا. ابدأ من جديد متى شئت.

error-workspace-missing = لا توجد مساحة عمل في { $file } ولا فوقه
    .hint = أنشئ واحدة بالأمر `falaj workspace init DIR` أو حدّدها بالخيار `--workspace DIR`.
error-workspace-exists = المجلد ليس فارغًا: { $file }
    .hint = اختر مجلدًا جديدًا أو فارغًا. لم يُمسّ ما في هذا المجلد.
error-workspace-newer = كتب هذه المساحةَ إصدارٌ أحدث من فلج: قاعدة بياناتها بالإصدار { $found }، وهذا الإصدار يعرف حتى { $known }
    .hint = افتحها بالإصدار الأحدث. لم يتغيّر شيء.
error-workspace-damaged = قاعدة بيانات مساحة العمل تالفة: { $file }
    .hint = استعد الملف من نسخة احتياطية. النماذج ومجموعات البيانات بجانبه سليمة.
error-read-only = لا يمكن الكتابة في مساحة العمل: { $file }
    .hint = التصفح متاح. للتغيير انسخها إلى قرص قابل للكتابة أو اطلب الإذن.
error-workspace-busy = عملية أخرى تشغل قاعدة بيانات مساحة العمل: { $file }
    .hint = انتظر حتى تنهي العملية الأخرى استيرادها أو تشغيلها ثم حاول مجددًا.
error-disk-full = القرص ممتلئ: { $file }
    .hint = أفرغ بعض المساحة ثم حاول مجددًا. لم يُترك شيء ناقصًا.
error-io = فشلت القراءة أو الكتابة: { $file }
    .hint = تأكد أن القرص أو المجلد المشترك موصول وسليم ثم حاول مجددًا.
error-access-denied = النظام يمنع الوصول: { $file }
    .hint = اطلب إذن القراءة أو الكتابة أو اختر مكانًا آخر.

error-file-missing = لا يوجد ملف { $file }
    .hint = راجع المسار. المسارات النسبية تبدأ من المجلد الحالي.
error-file-is-folder = هذا مجلد وليس ملفًا: { $file }
    .hint = حدّد ملف CSV أو Parquet واحدًا داخله.
error-file-empty = الملف فارغ: { $file }
    .hint = تأكد أن التصدير الذي أنشأه قد اكتمل.
error-format-unknown = هذا الملف من نوع لا تمكن قراءته: { $file }
    .hint = { $found ->
        [gzip] فكّ ضغطه واستورد ما فيه؛ لا يُقرأ مضغوطًا إلا CSV وJSON.
        [zstd] فكّ ضغطه واستورد ما فيه؛ لا يُقرأ مضغوطًا إلا CSV وJSON.
        [delta] فيه جدول من نوع Delta Lake. استورد مجلد ذلك الجدول.
       *[other] يبدو أنه { $found }. احفظه بصيغة CSV (بترميز UTF-8) أو JSON أو Parquet أو Arrow أو Excel ثم استورده.
    }
    .hint-plain = احفظه بصيغة CSV (بترميز UTF-8) أو JSON أو Parquet أو Arrow أو Excel ثم استورده.
error-file-changed = تغيّر الملف أثناء قراءته: { $file }
    .hint = انتظر حتى ينتهي البرنامج الذي يكتبه ثم استورده من جديد. لم يُترك شيء ناقصًا.
error-archive-damaged = { $reason ->
        [truncated] ملف { $packing } ينتهي قبل أوانه: { $file }
       *[corrupt] ملف { $packing } تالف: { $file }
    }
    .hint = انسخه من مصدره مرة أخرى وقارن الحجمين.
error-not-a-folder = هذا ليس مجلدًا: { $file }
    .hint = حدّد مجلدًا؛ والملف المفرد يُستورد بالأمر `data import`.
error-watch-missing = لا مجلد مراقب لمجموعة البيانات { $name }
    .hint = حدّد مجموعة بيانات من قائمة المجلدات المراقبة.
error-folder-empty = لا ملف يُقرأ في المجلد { $file }
    .hint = حدّد مجلدًا فيه ملفات بيانات؛ الملفات التي تبدأ أسماؤها بنقطة لا تُقرأ.
error-folder-mixed = في المجلد صيغ مختلفة: { $expected } ‏({ $first }) و { $found } ‏({ $other }): { $file }
    .hint = أبق في المجلد ملفات من صيغة واحدة، أو استورد ملفًا واحدًا.
error-files-differ = { $what ->
        [missing] ليس في { $file } العمود { $column } الموجود في { $first }
        [added] في { $file } العمود { $column } غير الموجود في { $first }
       *[type] نوع العمود { $column } هو { $found } في { $file } وهو { $expected } في { $first }
    }؛ عدد الفروق كلها: { $count }
    .hint = أصلح الملفات، أو خذ أعمدتها جميعًا (union، وفي سطر الأوامر `--union`).
error-table-version = { $kind ->
        [none] لا إصدارات إلا لجداول Delta Lake وIceberg: { $file }
       *[other] ليس للجدول الإصدار { $version }: { $file }
    }
    .hint = { $kind ->
        [none] لا تحدّد إصدارًا، أو حدّد مجلد الجدول.
        [delta] حدّد إصدارًا من { $oldest } إلى { $newest }.
       *[iceberg] حدّد معرّف لقطة مثل { $newest }، أو فرعًا أو وسمًا؛ المعرّفات كلها في «التفاصيل».
    }
error-table-damaged = { $what ->
        [line] لا يمكن قراءة السطر { $row } من سجل جدول { $kind }: ‏{ $file }
        [gap] الإصدار { $version } مفقود من سجل جدول { $kind }: ‏{ $file }
        [empty] لا يذكر سجل جدول { $kind } ما هو الجدول: { $file }
        [file] ملف من ملفات جدول { $kind } غير موجود: { $file }
       *[other] هذا الملف من جدول { $kind } تالف: { $file }
    }
    .hint = انسخ مجلد الجدول كله من جديد، أو استورد إصدارًا أقدم منه (`--version`).
    .hint-plain = انسخ مجلد الجدول كله من جديد.
error-table-unsupported = يستخدم جدول { $kind } ما لا تمكن قراءته، وهو { $feature }: ‏{ $file }
    .hint = اكتب بالبرنامج الذي أنشأه نسخة بغير ذلك، ثم استوردها.
error-file-exists = يوجد ملف بهذا الاسم: { $file }
    .hint = اختر اسمًا آخر أو انقل الملف أولًا.
error-csv-ragged = السطر { $row } فيه { $found ->
        [zero] صفر من الحقول
        [one] حقل واحد
        [two] حقلان
        [few] { $found } حقول
        [many] { $found } حقلًا
       *[other] { $found } حقل
    } بينما عدد حقول الترويسة { $expected }: { $file }
    .hint = أصلح ذلك السطر، أو حدّد الفاصل الصحيح إن لم يكن هو الفاصل المكتشف. عدد الأسطر المعيبة: { $count }.
error-csv-delimiter = لا يبدو أن الحقول مفصولة بالرمز { $delimiter }: { $file }
    .hint = أعد الاستيراد بالفاصل { $probable }.
error-csv-encoding = السطر { $row } ليس نصًا صحيحًا بترميز { $encoding }: { $file }
    .hint = { $probable ->
        [unknown] حدّد الترميز الصحيح للملف.
       *[other] أعد الاستيراد بالترميز { $probable }.
    }
    .hint-plain = حدّد الترميز الصحيح للملف، مثل windows-1256 أو latin1.
error-encoding-unknown = لا يوجد ترميز نصي باسم { $encoding }
    .hint = استخدم اسمًا من أسماء WHATWG مثل utf-8 أو windows-1256 أو latin1.
error-csv-line-too-long = السطر { $row } أطول من { $limit } ميبيبايت: { $file }
    .hint = الأرجح أنه ليس ملف CSV، أو أن علامة اقتباس ناقصة. افتحه في محرر نصوص وانظر إلى ذلك السطر.
error-csv-header = { $reason ->
        [duplicate] تذكر الترويسة { $column } أكثر من مرة: { $file }
       *[other] العمود رقم { $position } بلا اسم في الترويسة: { $file }
    }
    .hint = أعط كل عمود اسمًا خاصًا به في السطر الأول.
error-csv-cell = الصف { $row }، العمود { $column }: القيمة { $value } ليست من النوع { $type }
    .hint = أصلح الخلية، أو استورد الملف بحيث يصبح العمود نصًا.
error-parquet-damaged = ملف Parquet تالف أو مبتور: { $file }
    .hint = انسخه من مصدره مرة أخرى وقارن الحجمين.
error-arrow-damaged = ملف Arrow تالف أو مبتور: { $file }
    .hint = انسخه من مصدره مرة أخرى وقارن الحجمين.
error-json-syntax = ليس JSON صحيحًا عند السطر { $row }، الحرف { $position }: { $reason ->
        [value] تُنتظر هنا قيمة
        [key] يُنتظر هنا اسم بين علامتي اقتباس
        [colon] تُنتظر هنا نقطتان رأسيتان
        [comma] تُنتظر هنا فاصلة أو النهاية
        [text] النص لا يُغلق في سطره
        [escape] ما بعد الشرطة المائلة العكسية لا معنى له
        [number] لا يُكتب العدد هكذا
        [deep] القوائم والكائنات متداخلة أكثر مما ينبغي
        [after] لا يأتي شيء بعد النهاية
       *[ended] النص ينقطع في وسطه
    }: { $file }
    .hint = أصلحه في ذلك الموضع، أو اكتب الملف من جديد بالبرنامج الذي أنشأه.
error-json-shape = { $what ->
        [inside] الملف كائن واحد وصفوفه في داخله عند { $path }: { $file }
        [list] في السطر { $row } قائمة والمطلوب كائن: { $file }
       *[value] في السطر { $row } قيمة مفردة والمطلوب كائن: { $file }
    }
    .hint = { $what ->
        [inside] احفظ القائمة التي عند { $path } في ملف مستقل، مثلًا بالأمر ⁦`jq .{ $path }`⁩.
       *[other] اكتب كل صف كائنًا لكل قيمة فيه اسم.
    }
error-json-too-long = السجل الذي يبدأ في السطر { $row } أطول من { $limit } ميبيبايت: { $file }
    .hint = ابحث هناك عن قوس أو علامة اقتباس ناقصة، أو جزّئ السجل.
error-excel-damaged = المصنّف تالف أو مبتور: { $file }
    .hint = افتحه في Excel أو LibreOffice واحفظه من جديد ثم استورده.
error-excel-protected = المصنّف محمي بكلمة مرور: { $file }
    .hint = افتحه وأزل كلمة المرور واحفظه ثم استورده.
error-sheet-missing = لا توجد في المصنّف ورقة باسم { $sheet }: { $file }
    .hint = الأوراق هنا: { $known }. والرقم يعدّها من 1.
error-sheet-header = { $reason ->
        [merged] خلايا مدمجة في ترويسة الورقة { $sheet } تترك أعمدة بلا اسم ({ $cells }): { $file }
        [duplicate] تذكر ترويسة الورقة { $sheet } الاسم { $column } أكثر من مرة ({ $cell }، { $found }): { $file }
        [blank] لا خلايا في الصف { $row } من الورقة { $sheet }: { $file }
       *[empty] في الخلية { $found } من الورقة { $sheet } قيمة ولا اسم فوقها في { $cell }: { $file }
    }
    .hint = { $reason ->
        [merged] أعط كل عمود خلية خاصة به في الترويسة، أو حدّد صفًا آخر للترويسة (`--header-row`).
        [duplicate] أعط كل عمود اسمًا خاصًا به.
        [blank] حدّد صف الترويسة برقمه في Excel ‏(`--header-row`).
       *[empty] أعط العمود اسمًا، أو أفرغ الخلية، أو حدّد صفًا آخر للترويسة (`--header-row`).
    }
error-columns-many = ستتجاوز أعمدة الجدول { $limit }: { $file }
    .hint = ضع ما يختلف من صف إلى صف في القيم لا في أسماء الأعمدة.
error-type-misfit = الصف { $row }، العمود { $column }: القيمة { $value } ليست من النوع { $type }: { $file }
    .hint = أصلحها، أو اختر نوعًا آخر للعمود، أو عُدّ مثلها ناقصًا (`--lenient`).
error-no-rows = الجدول بلا صفوف
    .hint = راجع المرشّح أو التصدير الذي أنشأه.
error-json-invalid = السطر { $row } ليس JSON صحيحًا: { $file }
    .hint = أصلحه عند الحرف { $position }: { $reason }
    .hint-plain = افتحه في محرر نصوص وابحث عن قوس أو فاصلة أو علامة اقتباس ناقصة.

error-source-unknown = لا يوجد مصدر باسم { $name }
    .hint = المصادر هنا: { $known }.
    .hint-plain = أضفه أولًا مع عنوانه.
error-source-unreachable = لا أحد يجيب على العنوان { $place }
    .hint = { $reason }. راجع اسم المضيف والمنفذ، وهل تسمح الشبكة لهذا الجهاز بالوصول إليه.
error-source-credentials = ‏{ $place } لا يقبل هذا المستخدم وكلمة مروره
    .hint = راجع كلمة مرور { $user } واحفظها من جديد.
error-source-missing = لا يوجد في { $place } شيء باسم { $name }
    .hint = انظر قائمة جداوله؛ حالة الأحرف في الأسماء مهمة.
error-source-denied = لا يُسمح للمستخدم { $user } بقراءة هذا من { $place }
    .hint = { $reason }. اطلب حق القراءة من صاحب قاعدة البيانات.
error-source-tls = تعذّر إنشاء اتصال محمي مع { $place }
    .hint = { $reason }. راجع سلطة الشهادات لهذا المصدر، أو اتصل بلا حماية إن كانت الشبكة موثوقة.
error-source-query = لم يُقبل الاستعلام: { $reason }
    .hint = الخطأ قرب { $near }
    .hint-plain = راجع الأسماء والإملاء؛ يُستخدم SQL الخاص بالمصدر.
error-source-lost = انقطع الاتصال مع { $place } أثناء القراءة
    .hint = { $reason }. لم يُستورد شيء؛ حاول ثانية عندما يعود المصدر.
error-source-busy = برنامج آخر يقفل الملف: { $file }
    .hint = أغلقه هناك، أو حاول ثانية عندما ينتهي عمله.
error-source-damaged = ملف قاعدة البيانات تالف: { $file }
    .hint = انسخه من مصدره مرة أخرى حين لا يكتب فيه أي برنامج.
error-keyring = تعذّر استخدام حافظة كلمات المرور في هذا الجهاز
    .hint = { $reason }. افتحها أو شغّلها، أو ضع كلمة المرور في المتغيّر { $variable } حيث لا توجد حافظة.
error-source-text = الصف { $row }، العمود { $column } ليس نصًا مقروءًا: { $file }
    .hint = استبعد العمود، أو احفظ النص بترميز UTF-8 في المصدر.

error-dataset-missing = لا توجد مجموعة بيانات باسم { $name }
    .hint = مجموعات البيانات هنا: { $known }. استورد ملفًا لإضافة واحدة.
    .hint-plain = استورد ملفًا لإضافتها.
error-origin-unknown = لا يُعرف كيف استُوردت { $name }
    .hint = استورد ملفها من جديد؛ بعد ذلك تمكن قراءته مرة أخرى بالطريقة نفسها.
error-name-invalid = لا يمكن استخدام هذا الاسم: { $name }
    .hint = استخدم حروفًا وأرقامًا ومسافات ونقاطًا وواصلات، وابدأ بحرف أو رقم.
error-column-missing = لا يوجد عمود باسم { $column }
    .hint = { $suggested ->
        [yes] هل تقصد { $suggestion }؟
       *[other] الأعمدة هنا: { $known }.
    }
    .hint-plain = راجع الكتابة؛ الحروف الكبيرة والصغيرة مختلفة.
error-column-type = نوع العمود { $column } هو { $found } ولا يمكن استخدامه هنا
    .hint = ما يناسب: { $expected }.
    .hint-plain = اختر عمودًا آخر أو استورد البيانات بحيث يناسب نوعها.

error-pipeline-missing = لا يوجد مسار عمل باسم { $name }
    .hint = حدّد ملفًا أو أحد مسارات العمل في المساحة: { $known }.
error-pipeline-invalid = لا يمكن تشغيل مسار العمل: { $count ->
        [zero] لا مشكلات
        [one] مشكلة واحدة
        [two] مشكلتان
        [few] { $count } مشكلات
        [many] { $count } مشكلة
       *[other] { $count } مشكلة
    }. أولاها: { $first }
    .hint = يعرضها كلها الأمر `falaj pipeline validate`.
error-pipeline-newer = صيغة ملف مسار العمل { $found }، وهذا الإصدار من فلج يعرف حتى { $known }
    .hint = افتحه بالإصدار الأحدث الذي كتبه.
error-template-unknown = لا يوجد قالب باسم { $name }
    .hint = { $suggested ->
        [yes] هل تقصد { $suggestion }؟
       *[other] القوالب: { $known }.
    }
    .hint-plain = راجع الكتابة؛ الحروف الكبيرة والصغيرة مختلفة.
error-node-kind = نوع العقدة { $node } هو { $name } وهو غير موجود
    .hint = { $suggested ->
        [yes] هل تقصد { $suggestion }؟
       *[other] الأنواع: { $known }.
    }
    .hint-plain = راجع الكتابة؛ الحروف الكبيرة والصغيرة مختلفة.
error-node-twice = عقدتان بالاسم { $node }
    .hint = أعط كل عقدة معرّفًا خاصًا بها.
error-file-twice = تكتب { $other } الملف { $file } أيضًا
    .hint = أعط ملف كل عقدة اسمًا خاصًا به.
error-node-missing = لا توجد عقدة باسم { $name }
    .hint = { $suggested ->
        [yes] هل تقصد { $suggestion }؟
       *[other] العقد هنا: { $known }.
    }
    .hint-plain = راجع الكتابة؛ الحروف الكبيرة والصغيرة مختلفة.
error-input-missing = لا شيء موصول بالمدخل { $param } في العقدة { $node }
    .hint = صِل به مخرج عقدة تعطي { $expected }.
error-input-unknown = ليس للعقدة { $node } مدخل باسم { $param }
    .hint = { $suggested ->
        [yes] هل تقصد { $suggestion }؟
       *[other] مداخلها: { $known }.
    }
    .hint-plain = راجع الكتابة؛ الحروف الكبيرة والصغيرة مختلفة.
error-input-type = تأخذ العقدة { $node } عند { $param } القيمة { $expected }، لكن { $source } تعطي { $found }
    .hint = صِل عقدة تعطي { $expected }.
error-param-unknown = ليس للعقدة { $node } إعداد باسم { $param }
    .hint = { $suggested ->
        [yes] هل تقصد { $suggestion }؟
       *[other] إعداداتها: { $known }.
    }
    .hint-plain = راجع الكتابة؛ الحروف الكبيرة والصغيرة مختلفة.
error-param-missing = تحتاج العقدة { $node } إلى الإعداد { $param }
    .hint = أعطه قيمة.
error-param-invalid = لا يمكن أن يكون { $param } بالقيمة { $value }
    .hint = المسموح: { $allowed }.
    .hint-plain = راجع القيم التي يقبلها هذا الإعداد.
error-cycle = العقد يغذّي بعضها بعضًا في دائرة: { $nodes }
    .hint = أزل إحدى هذه الوصلات.
error-pipeline-too-large = مسار العمل كبير جدًا: فيه مع مكوّناته عقد أكثر من { $nodes }، أو مكوّنات متداخلة أعمق من { $depth }
    .hint = أزل بعض المكوّنات أو قلّل من تداخلها.
error-component-missing = لا يوجد مكوّن باسم { $name }
    .hint = { $suggested ->
        [yes] هل تقصد { $suggestion }؟
        [no] المكوّنات هنا: { $known }.
       *[other] لا مكوّنات هنا بعد.
    }
    .hint-plain = راجع الكتابة؛ الحروف الكبيرة والصغيرة مختلفة.
error-component-version-missing = ليس في المكتبة إصدار رقمه { $version } من المكوّن { $name }
    .hint = إصداراته: { $known }.
error-component-newer = صيغة المكوّن في المكتبة { $found }، وهذا الإصدار من فلج يعرف حتى { $known }
    .hint = افتحه بالإصدار الأحدث الذي كتبه.
error-component-loop = يحتوي المكوّن { $name } على نفسه: { $way }
    .hint = أزله من أحد هذه المكوّنات.
error-exposed-missing = يشير { $exposed } إلى { $name } وهو غير موجود
    .hint = { $suggested ->
        [yes] هل تقصد { $suggestion }؟
        [no] الموجود هنا: { $known }.
       *[other] لا شيء هنا بعد يمكن أن يشير إليه.
    }
    .hint-plain = راجع الكتابة؛ الحروف الكبيرة والصغيرة مختلفة.
error-name-twice = الاسم { $name } مستخدم مرتين
    .hint = اختر لأحدهما اسمًا آخر، فلا يشترك مدخل للمكوّن وعقدة فيه في اسم واحد.
error-parameter-unknown = ليس لمسار العمل معامل باسم { $name }
    .hint = { $suggested ->
        [yes] هل تقصد { $suggestion }؟
        [no] المعاملات: { $known }. ويُكتب إعداد العقدة بالشكل ⁦NODE.PARAM⁩.
       *[other] ليست له معاملات. ويُكتب إعداد العقدة بالشكل ⁦NODE.PARAM⁩.
    }
    .hint-plain = يُكتب إعداد العقدة بالشكل ⁦NODE.PARAM⁩.

error-target-one-class = لكل الصفوف القيمة نفسها في { $column }: لا شيء يُتعلَّم
    .hint = اختر عمودًا آخر للتنبؤ به أو بيانات تتغيّر فيه قيمه.
error-target-classes = في العمود { $column } { $classes } قيمة مختلفة، والحد الذي يمكن تمييزه { $limit }
    .hint = اختر عمودًا بفئات أقل، أو تنبأ به كعدد.
error-split-empty = الجزء { $part } من التقسيم بلا صفوف
    .hint = أعطه حصة أكبر أو استخدم بيانات أكثر.
error-loss-not-finite = خرج التدريب عن السيطرة: الخسارة في الدورة { $epoch } ليست عددًا
    .hint = خفّض learning_rate (قيمته { $learning_rate }) أو ابحث عن قيم متطرفة في البيانات.
error-runner-died = { $how ->
        [signal] أُنهيت عملية التدريب بالإشارة { $number }
       *[exit] انتهت عملية التدريب بلا نتيجة (رمز الخروج { $number })
    }
    .hint = { $number ->
        [9] هكذا ينهي النظام العمليات حين تنفد الذاكرة: استخدم batch_size أو نموذجًا أصغر، أو أغلق برامج أخرى.
        [127] مكتبة يحتاجها غير موجودة، والتفاصيل تسميها. برنامج falaj-runner المبني لبطاقة رسومية يحتاج تعريف البطاقة ومكتباتها.
       *[other] انظر التفاصيل ثم شغّل مرة أخرى؛ العقد المنتهية تحتفظ بنتائجها.
    }
error-device-missing = { $device ->
        [cuda] برنامج التدريب مبني لبطاقات NVIDIA الرسومية ولا يجد بطاقة يستطيع استخدامها
        [metal] برنامج التدريب مبني لمعالجات Apple الرسومية ولا يجد معالجًا يستطيع استخدامه
       *[other] لا يجد برنامج التدريب جهازًا من نوع { $device }
    }
    .hint = انظر التفاصيل: قد يكون تعريف البطاقة مفقودًا أو قديمًا، أو أن CUDA_VISIBLE_DEVICES يخفيها. بلا بطاقة، درّب بالبرنامج falaj-runner المخصص للمعالجات.
error-device-memory = الذاكرة الحرة في البطاقة الرسومية { $device } لا تكفي هذا التدريب
    .hint = خفّض batch_size (قيمته { $batch_size }) أو hidden، أو أغلق البرامج الأخرى التي تستخدم البطاقة.
error-program-missing = البرنامج { $program } ليس في مكانه
    .hint = أعد تثبيت فلج، أو اضبط FALAJ_PROGRAMS على المجلد الذي فيه برامجه.
error-owner-gone = انتهت العملية التي كانت تعمل عليه قبل أن يكتمل
    .hint = ابدأه من جديد.
error-run-missing = لا يوجد تشغيل { $id }
    .hint = يعرض `falaj runs list` التشغيلات. وبداية المعرّف يجب أن تطابق تشغيلًا واحدًا فقط.
error-run-over = انتهى التشغيل { $id }
    .hint = لا يُلغى إلا تشغيل جارٍ في هذه العملية.
error-node-over = انتهت العقدة { $node } من التشغيل { $id }
    .hint = لا يمكن إلغاء إلا عقدة تنتظر أو تعمل.

error-model-missing = لا يوجد نموذج { $model }
    .hint = حدّده بالشكل NAME@VERSION. النماذج هنا: { $known }.
    .hint-plain = حدّده بالشكل NAME@VERSION.
error-model-damaged = حزمة النموذج تالفة: { $file }
    .hint = استعد الحزمة من مصدرها أو سجّل النموذج من جديد.
error-model-newer = صيغة حزمة النموذج { $found }، وهذا الإصدار من فلج يعرف حتى { $known }
    .hint = استخدم الإصدار الأحدث الذي أنشأها.
error-input-invalid = الصف { $row }، المدخل { $column }: { $problem ->
        [unknown] ليس للنموذج مدخل كهذا
        [missing] القيمة مطلوبة
       *[other] لا يمكن استخدام { $value }
    }
    .hint = { $problem ->
        [unknown] احذفه أو راجع كتابته.
        [class] لا يعرف النموذج هذه الفئة من التدريب.
       *[other] المتوقع: { $expected }.
    }

error-deployment-missing = لا يوجد نشر باسم { $name }
    .hint = يعرض `falaj deploy list` عمليات النشر.
error-deployment-exists = يوجد نشر يعمل باسم { $name }
    .hint = أوقفه أولًا أو اختر اسمًا آخر.
error-target-missing = لا توجد وجهة باسم { $name }
    .hint = الوجهات: { $known }.
error-port-in-use = المنفذ { $port } على { $host } يشغله برنامج آخر
    .hint = اختر منفذًا آخر، أو اتركه لتحصل على منفذ حر.
error-pipeline-changed = تغيّر مسار العمل في مكان آخر بما يخالف ما يُراد حفظه: { $nodes }
    .hint = اختر أيّ التغييرين يُعتمد، أو افتح مسار العمل من جديد وأعد تغييرك.
error-version-missing = ليس في سجل { $name } إصدار رقمه { $version }
    .hint = اعرض الإصدارات المحفوظة بالأمر `falaj pipeline history`.
error-node-disabled = لا تعمل العقدة { $node }: العقدة { $by } موقوفة
    .hint = أعد تشغيل العقدة { $by }، أو شغّل المسار حتى عقدة أخرى.
error-rows-missing = لم تعمل العقدة { $node } بإعداداتها ومدخلاتها الحالية
    .hint = شغّل مسار العمل حتى هذه العقدة، ثم تظهر صفوفها.
error-pin-missing = النتيجة المثبَّتة عند العقدة { $node } ليست في مساحة العمل هذه أو تغيّرت
    .hint = ألغِ تثبيتها فتعمل العقدة من جديد، أو افتح خط المعالجة حيث نتجت.
error-node-pinned = نتيجة العقدة { $node } مثبَّتة فلا تُعاد
    .hint = ألغِ تثبيتها أولًا.
error-run-at-work = التشغيل { $run } لهذا الخط جارٍ
    .hint = انتظر حتى ينتهي أو ألغِه.
error-no-table = لا تعطي العقدة { $node } جدولًا، فلا صفوف تُعرض لها
    .hint = اعرض صفوف العقد التي قبلها.
error-not-ready = لم يصبح الخادم جاهزًا خلال { $seconds } ثانية
    .hint = انظر سجلّه: { $file }
    .hint-plain = ربما كان مشغولًا أو في طور البدء؛ حاول بعد لحظات.
error-deployment-stopped = النشر { $name } لا يعمل
    .hint = انشر النموذج من جديد.
error-job-missing = لا شيء باسم { $job } قيد العمل
    .hint = ربما انتهى للتو.
error-csv-quote = علامة اقتباس فُتحت في السطر { $row } ولم تُغلق: { $file }
    .hint = أغلقها، أو ضاعف كل علامة اقتباس داخل حقل مقتبس.
error-keys-twice = في الجدول الأيمن مفتاح مكرر في { $column }، مثل { $example }
    .hint = اربط بأعمدة تميّز صفوفه، أو حدّد ما يُفعل بهذه الصفوف (several): القيمة first تأخذ أولها، والقيمة all تعطي صفًا لكل منها.
error-column-twice = سيتكرر العمود { $column }
    .hint = اذكره مرة واحدة، أو أعط الثاني اسمًا آخر (suffix).
error-pipeline-empty = مسار العمل بلا عقد
    .hint = أضف مصدرًا وما يُراد بصفوفه.
error-param-conflict = العقدة { $node }: لا يجتمع { $param } مع { $other }
    .hint = أبق أحدهما.
error-setting-invalid = { $setting } ليس إعدادًا
    .hint = اكتبه بالشكل ⁦NODE.PARAM=VALUE⁩ مثل ⁦train.epochs=20⁩.
error-no-inputs = لم يبق عمود يمكن لنموذج أن يتعلم منه
    .hint = أبق عمودًا واحدًا على الأقل غير المستهدف لا تتساوى قيمه في كل الصفوف.
error-server-died = انتهى الخادم من تلقاء نفسه ({ $exit })
    .hint = انظر التفاصيل؛ ربما يحتاج النموذج ذاكرة أكثر من المتاح.
error-host-invalid = { $host } ليس عنوانًا لهذا الجهاز
    .hint = استخدم 127.0.0.1 أو عنوانًا يملكه هذا الجهاز.
error-address-fixed = عنوان النشر العامل ثابت: { $url }
    .hint = أوقف النشر أولًا ثم انشر بالمضيف أو المنفذ الجديد.
error-chart-empty = لا شيء يُرسم في «{ $title }» لعدم وجود قيم
    .hint = انتظر ظهور القيم، أو اختر مقياسًا أو عمودًا آخر.
error-chart-invalid = { $problem ->
        [lengths] تعذّر رسم المخطط: قائمتان متلازمتان فيه تختلفان طولًا ({ $found })
        [order] تعذّر رسم المخطط: حدوده أو مواضعه ليست تصاعدية ({ $found })
        [size] تعذّر رسم المخطط بهذا المقاس ({ $found })
        [many] تعذّر رسم المخطط لكثرة ما فيه ({ $found })
        [colour] تعذّر رسم المخطط: { $found } ليس رقم لون
        [dash] تعذّر رسم المخطط: تقطيع { $found } ليس قائمة أطوال
        [text] تعذّر رسم المخطط: فيه نص أطول من الحد ({ $found })
        [axis] تعذّر رسم المخطط: تسمية على المحور بلا موضع رقمي ({ $found })
        [ending] ينتهي اسم ملف الصورة بالامتداد svg أو png: { $found }
       *[other] تعذّر رسم المخطط ({ $found })
    }
    .hint = صحّح وصف المخطط ثم حاول مجددًا.
error-curve-missing = لا منحنى باسم { $metric } في هذه التشغيلات
    .hint = اختر واحدًا من هذه: { $known }.
    .hint-plain = اختر تشغيلات دُرّب فيها نموذج.
error-filter-invalid = تتعذر قراءة المرشِّح عند الحرف { $at }: { $what ->
        [field] يُنتظر هنا اسم حقل
        [comparison] لا تصح هذه المقارنة
        [value] تُنتظر هنا قيمة
        [number] يُنتظر هنا عدد
        [date] يُنتظر هنا تاريخ
        [status] تُنتظر هنا حالة
        [bracket] يُنتظر هنا قوس إغلاق
        [list-open] تُنتظر هنا قائمة بين قوسين
        [list] القائمة غير مغلقة
        [quote] علامة الاقتباس غير مغلقة
        [end] يُنتظر هنا and أو or
        [sign] لا معنى لهذه العلامة هنا
        [deep] الأقواس المتداخلة أكثر مما ينبغي
       *[long] المرشِّح أطول مما ينبغي
    }
    .hint = { $what ->
        [field] اكتب metrics.NAME أو params.NODE.PARAM أو data.DATASET أو name أو pipeline أو status أو started أو seconds أو actor.
        [comparison] استخدم = و != و in و ~ (يحتوي) للنصوص، و = و != و in للحالة، و = و != و < و <= و > و >= للأعداد والتواريخ.
        [value] مثال: metrics.roc_auc > 0.74
        [number] اكتبه بالنقطة العشرية، مثل 0.74 أو 1e-3.
        [date] اكتبه هكذا: 2026-11-24 أو 2026-11-24T08:30.
        [status] الحالات: running و done و failed و cancelled.
        [bracket] أغلقه، أو احذف قوس الفتح.
        [list-open] مثال: status in (done, failed)
        [list] اكتب القائمة كما في المسار، مثل [64,32].
        [quote] أغلقها. الأسماء ذات المسافات بين علامتي ` والقيم بين علامتي اقتباس.
        [end] مثال: metrics.roc_auc > 0.74 and status = done
        [sign] القيم ذات العلامات بين علامتي اقتباس، والأسماء بين علامتي `.
       *[deep] احذف ما لا حاجة إليه.
    }
error-filter-field = لا يوجد في التشغيلات { $name } للترشيح أو الفرز
    .hint = مما يوجد: { $known }.

error-suite-missing = لا توجد مجموعة قواعد باسم { $name }
    .hint = حدّد ملفًا أو إحدى مجموعات القواعد في المساحة: { $known }.
    .hint-plain = يعرض `falaj quality list` مجموعات القواعد.
error-suite-newer = صيغة مجموعة القواعد { $found }، وهذا الإصدار من فلج يعرف حتى { $known }
    .hint = افتحها بالإصدار الأحدث الذي كتبها.
error-suite-invalid = { $problem ->
        [no_suite] هذه ليست مجموعة قواعد جودة: حقل falaj فيها { $value }
        [unknown] ليس للقاعدة { $rule } إعداد باسم { $param }
        [missing] تحتاج القاعدة { $rule } إلى الإعداد { $param }
        [choice] لا يمكن أن يكون في القاعدة { $rule } هنا { $value }
        [shape] في القاعدة { $rule } قيمة من صنف غير مناسب
        [value] القاعدة { $rule }: لا يمكن أن يكون { $param } بالقيمة { $value }
        [crossed] القاعدة { $rule }: حدها الأدنى { $value } أكبر من حدها الأعلى { $other }
        [no_bound] القاعدة { $rule } بلا حد أدنى ولا حد أعلى
        [not_rows] القاعدة { $rule } عن الجدول كله، ولا يصح فيها { $param }
        [column_twice] تذكر القاعدة { $rule } عمودًا مرتين
        [edges] القاعدة { $rule }: حدودها ليست تصاعدية، أو لا تزيد على حصصها بواحد
        [twice] قاعدتان بالاسم { $rule }
        [id] معرّف إحدى القواعد فارغ أو أطول من الحد
       *[many] في مجموعة القواعد { $name } قواعد لا يمكن استخدامها. أولاها: { $first }
    }
    .hint = { $problem ->
        [no_suite] تبدأ مجموعة القواعد هكذا: "falaj": "quality/1". ومجموعات Great Expectations يحوّلها الأمر `falaj quality import`.
        [unknown] احذفه أو صحّح كتابته. الموجود: { $known }.
        [missing] أضفه.
        [choice] الموجود: { $known }.
        [shape] انظر السطر { $row } من الملف.
        [value] المسموح: { $allowed }.
        [not_rows] احذفه؛ فهو للقواعد التي تنظر في الصفوف صفًا صفًا.
        [twice] أعط كل قاعدة معرّفًا خاصًا بها.
       *[other] صحّح القاعدة ثم حاول مجددًا.
    }
    .hint-plain = صحّح القاعدة ثم حاول مجددًا.
error-suite-foreign = هذه ليست مجموعة من Great Expectations: { $file }
    .hint = اختر ملف JSON لمجموعة فيه قائمة "expectations".
error-rule-missing = لا توجد في مجموعة القواعد قاعدة باسم { $rule }
    .hint = { $suggested ->
        [yes] هل تقصد { $suggestion }؟
       *[other] القواعد هنا: { $known }.
    }
    .hint-plain = راجع الكتابة؛ الحروف الكبيرة والصغيرة مختلفة.
error-rule-not-rows = القاعدة { $rule } عن الجدول كله: لا يخالفها صف بعينه
    .hint = انظر القيمة التي قيست في نتيجتها.
error-expression-invalid = لا يذكر التعبير أي عمود
    .hint = مثال: arr_delay < 60 or carrier = 'UA'. وتوضع الأسماء ذات المسافات بين علامتي `.
error-pattern-invalid = { $at ->
        [0] تتعذر قراءة النمط: { $pattern }
       *[other] تتعذر قراءة النمط عند الحرف { $at }: { $pattern }
    }
    .hint = التفاصيل تذكر السبب. لا نظر إلى ما حول الموضع ولا إحالة إلى ما سبق؛ وضع شرطة مائلة عكسية قبل العلامات التي تُقصد بذاتها.
error-rule-value = لا يمكن مقارنة { $value } بالعمود { $column } الذي نوعه { $expected }
    .hint = اكتب الأعداد بلا علامات اقتباس، والتواريخ هكذا "2013-01-31"، والنصوص بين علامات اقتباس.
error-no-values = لا توجد في { $column } قيمة يمكن قياسها
    .hint = راجع الاستيراد، أو أضف قاعدة تشترط وجود القيم.
error-too-many-values = في { $column } أكثر من { $limit } قيمة مختلفة، فلا يمكن التمييز بينها
    .hint = اختر عمودًا قيمه أقل، أو أعدادًا.
error-quality-failed = البيانات لا تطابق مجموعة القواعد { $suite }: { $count ->
        [one] قاعدة واحدة مخالفة
        [two] قاعدتان مخالفتان
        [few] { $count } قواعد مخالفة
        [many] { $count } قاعدة مخالفة
       *[other] { $count } قاعدة مخالفة
    } ({ $rules })
    .hint = يعرض ⁦`falaj quality history { $suite }`⁩ ما وُجد. أصلح البيانات، أو غيّر القاعدة إن كانت تطلب أكثر مما ينبغي.
error-expr-syntax = { $end ->
        [yes] ينتهي التعبير حيث يلزم { $expected ->
            [value] وجود قيمة
            [operator] وجود عامل
            [bracket] إغلاق القوس
            [comma] وجود فاصلة أو إغلاق القوس
           *[other] { $expected }
        }
       *[no] عند الحرف { $at } ورد { $found } حيث يلزم { $expected ->
            [value] وجود قيمة
            [operator] وجود عامل أو نهاية التعبير
            [bracket] إغلاق القوس
            [comma] وجود فاصلة أو إغلاق القوس
            [number] وجود عدد يسعه 64 بت
            [date] وجود تاريخ مثل '2013-01-31'
            [datetime] وجود لحظة مثل '2013-01-31T10:00'
            [simpler] تعبير أبسط
            [shorter] إنهاء التعبير
           *[other] { $expected }
        }
    }
    .hint = صحّح التعبير في ذلك الموضع. توضع الأسماء التي فيها مسافات بين علامتي ` والنصوص بين علامتي اقتباس مفردتين.
error-expr-type = عند الحرف { $at } قيمة نوعها { $found }، والمطلوب { $expected ->
        [number] عدد
        [moment] تاريخ أو لحظة
        [clock] لحظة أو وقت من اليوم
        [typed] قيمة معروفة النوع
        [written] نص مكتوب صراحة
        [word] إحدى الكلمات التي تعرفها الدالة
       *[other] { $expected }
    }
    .hint = المسموح: { $words }.
    .hint-plain = حوّل القيمة بدالة مثل `text()` أو `integer()` أو `date()`، أو استخدم قيمة أخرى.
error-expr-unknown-name = عند الحرف { $at }: { $kind ->
        [function] لا توجد دالة
       *[column] لا يوجد عمود
    } باسم { $name }
    .hint = { $suggested ->
        [yes] هل تقصد { $suggestion }؟ توضع النصوص بين علامتي اقتباس مفردتين.
       *[no] اختر اسمًا من القائمة التي يعرضها المحرر. توضع النصوص بين علامتي اقتباس مفردتين.
    }
error-expr-arguments = عند الحرف { $at }: أُعطيت { $function } { $found ->
        [0] من دون وسائط
        [one] وسيطًا واحدًا
        [two] وسيطين
        [few] { $found } وسائط
        [many] { $found } وسيطًا
       *[other] { $found } وسيط
    }
    .hint = أعطها الوسائط التي تسميها، ويجوز ترك ما بين القوسين المعقوفين.
error-expr-pattern = عند الحرف { $at }: تعذّرت قراءة النمط { $pattern }، { $reason ->
        [open] ففيه قوس فُتح ولم يُغلق
        [closed] ففيه قوس أُغلق ولم يُفتح
        [class] ففيه قوس معقوف غير مكتمل
        [nothing] فليس فيه ما يُكرَّر
        [count] ففيه عدد غير مكتمل بين حاصرتين
        [escape] ففيه رمز غير معروف بعد الشرطة المائلة
        [long] فهو أطول مما يجوز
       *[other] ففيه جزء من نوع غير معروف
    } عند حرفه { $place }
    .hint = صحّح النمط. الشرطة المائلة العكسية قبل الرمز تجعله يدل على نفسه.
error-expr-value = الصف { $row }: لا يمكن تحويل { $value } إلى { $expected ->
        [integer] عدد صحيح
        [real] عدد
        [date] تاريخ
        [datetime] لحظة
        [boolean] صواب أو خطأ
       *[other] { $expected }
    }
    .hint = استخدم ⁦`try_{ $expected }()`⁩ لترك مثل هذه القيم فارغة، أو صحّحها أولًا.
error-cast-failed = الصف { $row } من العمود { $column }: لا يمكن تحويل { $value } إلى { $expected ->
        [integer] عدد صحيح
        [real] عدد
        [date] تاريخ
        [datetime] لحظة
        [boolean] صواب أو خطأ
       *[other] { $expected }
    }
    .hint = اضبط `on_failure` على `null` لترك مثل هذه القيم فارغة، أو صحّحها أولًا.
error-sql-invalid = تعذّرت قراءة الاستعلام: { $reason }
    .hint = صحّح الاستعلام. أسماء الجداول: { $tables }.
error-sql-not-select = يفعل الاستعلام غير الاختيار
    .hint = ابدأه بالكلمة SELECT أو WITH واطلب نتيجة واحدة فقط.
error-columns-differ = العمود { $column } ليس في كل الجداول أو نوعه فيها مختلف: { $found } بدلًا من { $expected }
    .hint = اضبط `columns` على `any` لترك الناقص فارغًا، أو وحّد أعمدة الجداول أولًا.
error-too-many-columns = في العمود { $column } أكثر من { $limit } قيمة مختلفة، وكل واحدة منها تصير عمودًا
    .hint = سمِّ القيم المطلوبة في `values`، أو ارفع الحد، أو اختر عمودًا قيمه أقل.
