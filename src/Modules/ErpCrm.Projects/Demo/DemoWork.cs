namespace ErpCrm.Projects.Demo;

/// <summary>What the demo company's people do all day.</summary>
internal static class DemoWork
{
    /// <summary>Who delivers, by e-mail; the first two manage.</summary>
    public static readonly string[] Team =
    [
        "timur@orda.example", "jyldyz@orda.example", "bakyt@orda.example", "anna@orda.example", "daniyar@orda.example",
        "meerim@orda.example", "sergey@orda.example", "marat@orda.example",
    ];

    public static readonly string[] Managers = ["timur@orda.example", "jyldyz@orda.example"];

    /// <summary>People without a sign-in who work on projects, by name.</summary>
    public static readonly string[] Contractors = ["Kamila Yusupova"];

    public static readonly string[] Tasks =
    [
        "Kick-off and scope", "Интервью с ключевыми сотрудниками", "Process map", "Талаптарды жыйноо", "Data model",
        "Прототип экранов",
        "Integration with 1C", "Reports", "Тестирование", "Окутуу жана колдонмо", "Go-live support", "Documentation",
        "Миграция данных",
        "Отчёт для руководства", "Кардар менен жолугушуу", "Code review",
    ];

    public static readonly string[] Notes =
    [
        "Workshop with the client", "Созвон и протокол", "Түзөтүүлөр киргизилди", "Prepared the draft",
        "Исправил замечания", "Кардардын суроолоруна жооп",
        "Review with the team", "Настройка прав доступа", "Отчётту текшердим", "Test data loaded",
    ];

    /// <summary>Kyrgyz holidays with a fixed date, as month × 100 + day.</summary>
    private static readonly HashSet<int> Holidays = [101, 102, 107, 223, 308, 321, 501, 505, 509, 831, 1107, 1108];

    public static bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
            && !Holidays.Contains((day.Month * 100) + day.Day);
}
