namespace ErpCrm.Crm.Demo;

internal sealed record DemoCompany(string Name, string LegalName, string Industry, string Domain, string City, string Language, string Contact, string Job);

/// <summary>The thirty companies the demo company sells to, each with somebody to talk to.</summary>
internal static class DemoCompanies
{
    public static IReadOnlyList<DemoCompany> All { get; } =
    [
        new("Ala-Too Logistics", "ОсОО «Ала-Тоо Логистикс»", "Logistics", "alatoo-logistics.example", "Бишкек, ул. Фрунзе, 340", "ru", "Азиз Усенов", "Операционный директор"),
        new("Silk Road Insurance", "ОАО «Силк Роуд Иншуренс»", "Insurance", "silkroad-insurance.example", "Бишкек, пр. Чуй, 114", "ru", "Ирина Соколова", "IT-директор"),
        new("Northwind Clinics", "Northwind Clinics Ltd.", "Healthcare", "northwind-clinics.example", "London, 14 Harley Mews", "en", "Helen Carter", "Chief operating officer"),
        new("Дордой Текстиль", "ЖЧК «Дордой Текстиль»", "Manufacturing", "dordoi-textile.example", "Бишкек, Дэн Сяопин пр., 300", "ky", "Айгүл Маматова", "Директор"),
        new("Tien Shan Coffee", "ОсОО «Тянь-Шань Кофе»", "Retail", "tienshan-coffee.example", "Бишкек, ул. Токтогула, 89", "ru", "Максим Ли", "Основатель"),
        new("Manas Air Cargo", "ЗАО «Манас Эйр Карго»", "Logistics", "manas-cargo.example", "Бишкек, аэропорт «Манас»", "ru", "Руслан Абдиев", "Коммерческий директор"),
        new("Meridian Capital Partners", "Meridian Capital Partners GmbH", "Finance", "meridian-capital.example", "Berlin, Linienstraße 40", "en", "Jonas Weber", "Head of technology"),
        new("Ысык-Көл Курорт", "ОсОО «Ысык-Көл Курорт»", "Hospitality", "yssykkol-kurort.example", "Чолпон-Ата, Советская көч., 12", "ky", "Нурбек Жээнбеков", "Башкы директор"),
        new("Osh Pharma", "ОсОО «Ош Фарма»", "Healthcare", "osh-pharma.example", "Ош, ул. Ленина, 221", "ru", "Дильбар Юлдашева", "Финансовый директор"),
        new("Bluepeak Construction", "ОсОО «Блюпик Констракшн»", "Construction", "bluepeak.example", "Бишкек, ул. Ахунбаева, 98", "ru", "Олег Пак", "Руководитель проектов"),
        new("Chuy Valley Dairy", "ОАО «Чуйская долина»", "Food", "chuy-dairy.example", "Токмок, ул. Ибраимова, 5", "ru", "Светлана Громова", "Генеральный директор"),
        new("Naryn Energy", "ОАО «Нарын Энерго»", "Energy", "naryn-energy.example", "Нарын, Ленин көч., 70", "ky", "Эркин Сатыбалдиев", "Башкы инженер"),
        new("Altyn Capital", "ЗАО «Алтын Капитал»", "Finance", "altyn-capital.example", "Бишкек, бул. Эркиндик, 37", "ru", "Асель Токтосунова", "Директор по развитию"),
        new("Karakol Travel", "ОсОО «Каракол Тревел»", "Hospitality", "karakol-travel.example", "Каракол, ул. Тыныстанова, 18", "ru", "Дамир Касымов", "Директор"),
        new("Brightline Education", "Brightline Education Inc.", "Education", "brightline.example", "Boston, 210 Tremont Street", "en", "Laura Mitchell", "Product lead"),
        new("Билим Нуру", "Мекеме «Билим Нуру»", "Education", "bilim-nuru.example", "Бишкек, Манас пр., 22", "ky", "Гүлзат Осмонова", "Ректордун орун басары"),
        new("Celestial Telecom", "ЗАО «Селестиал Телеком»", "Telecom", "celestial.example", "Бишкек, ул. Киевская, 96", "ru", "Игорь Чернов", "Руководитель колл-центра"),
        new("Nomad Outdoor", "Nomad Outdoor B.V.", "Retail", "nomad-outdoor.example", "Utrecht, Oudegracht 112", "en", "Sanne de Vries", "E-commerce manager"),
        new("Токмок Завод", "ОАО «Токмокский завод»", "Manufacturing", "tokmok-zavod.example", "Токмок, ул. Промышленная, 3", "ru", "Виктор Мельников", "Технический директор"),
        new("Asman Developers", "ОсОО «Асман Девелоперс»", "Construction", "asman-dev.example", "Бишкек, мкр. Асанбай, 8", "ru", "Жаныл Бейшенова", "Маркетолог"),
        new("Jalal-Abad Agro", "ОсОО «Жалал-Абад Агро»", "Agriculture", "ja-agro.example", "Жалал-Абад, Эркиндик көч., 51", "ky", "Тилек Мамытов", "Башкаруучу"),
        new("Harbor & Finch", "Harbor & Finch LLP", "Legal", "harborfinch.example", "Dublin, 5 Fenian Street", "en", "Owen Byrne", "Practice manager"),
        new("Кыргыз Почта Плюс", "ГП «Кыргыз Почта Плюс»", "Public sector", "kpp.example", "Бишкек, пр. Чуй, 227", "ru", "Бакыт Алиев", "Начальник отдела"),
        new("Sary-Chelek Waters", "ОсОО «Сары-Челек Вотерс»", "Food", "sary-chelek.example", "Таш-Кумыр, ул. Мира, 10", "ru", "Нина Воронова", "Директор по продажам"),
        new("Tulpar Taxi", "ОсОО «Тулпар Такси»", "Transport", "tulpar.example", "Бишкек, ул. Горького, 27", "ru", "Чынгыз Эсенов", "Основатель"),
        new("Ак-Суу Мебель", "ЖЧК «Ак-Суу Мебель»", "Manufacturing", "aksuu-mebel.example", "Бишкек, Жибек Жолу пр., 410", "ky", "Мирлан Кубатов", "Директор"),
        new("Greenfield Microfinance", "ЗАО МФК «Гринфилд»", "Finance", "greenfield-mfk.example", "Бишкек, ул. Байтик Баатыра, 3", "ru", "Елена Тимофеева", "Операционный директор"),
        new("Sunrise Pharmacy", "ОсОО «Санрайз Аптека»", "Retail", "sunrise-apteka.example", "Бишкек, ул. Московская, 150", "ru", "Жылдыз Кадырова", "Управляющая сетью"),
        new("Алай Туризм", "ОсОО «Алай Туризм»", "Hospitality", "alai-tour.example", "Ош, Масалиев пр., 30", "ky", "Элнура Сапарова", "Менеджер"),
        new("Vostok Metals", "ОсОО «Восток Металл»", "Manufacturing", "vostok-metals.example", "Бишкек, ул. Льва Толстого, 126", "ru", "Андрей Хван", "Коммерческий директор"),
    ];

    /// <summary>Names of people who asked and led nowhere, or nowhere yet.</summary>
    public static IReadOnlyList<(string Name, string Company)> Strangers { get; } =
    [
        ("Жоомарт Бакиров", "Аламедин Базар"), ("Peter Novak", "Novak Consulting"), ("Гульмира Сыдыкова", "Салон «Айпери»"), ("Алексей Цой", "ИП Цой"), ("Мээрим Эргешова", "Көл Хостел"),
        ("Dmitry Orlov", "Orlov Studio"), ("Кубаныч Исаков", "Исаков Транс"), ("Наталья Ким", "Пекарня «Ким»"), ("Sofia Rossi", "Rossi Export"), ("Улан Жумабеков", "Жети-Огуз Бал"),
        ("Айжан Темирова", "Темир Строй"), ("Michael Brandt", "Brandt Robotics"), ("Салтанат Акматова", "Балалык бакча «Шоола»"), ("Роман Югай", "Автоцентр «Юг»"), ("Нурзат Калыкова", "Ош Клиник"),
        ("Emma Lindqvist", "Lindqvist Design"), ("Бекжан Орозов", "Орозов Агро"), ("Вера Степанова", "Галерея «Вера»"), ("Канат Сулайманов", "Тоо Кен"), ("Claire Dubois", "Dubois Voyages"),
    ];
}
