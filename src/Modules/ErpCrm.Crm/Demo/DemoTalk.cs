using ErpCrm.Contracts.Crm;
using ErpCrm.Crm.Activities;
using ErpCrm.Crm.Deals;
using ErpCrm.SharedKernel;

namespace ErpCrm.Crm.Demo;

/// <summary>What people of the demo company say and write, in their languages.</summary>
internal static class DemoTalk
{
    public static readonly string[] Accountants = ["Зухра Ахмедова", "Лариса Ким", "Гүлнара Токтобаева",
        "Ольга Смирнова"];

    private static readonly (ActivityKind Kind, string Subject, string Text)[] Talks =
    [
        (ActivityKind.Call, "Первый звонок", "Рассказали о задаче, просят показать похожие проекты."),
        (ActivityKind.Meeting, "Met their team", "Went through the process on site, three departments are involved."),
        (ActivityKind.Mail, "Сунуш жөнөтүлдү", "Баасы жана мөөнөттөрү менен."),
        (ActivityKind.Note, "Budget is confirmed", "Finance agreed; the decision is with the board."),
        (ActivityKind.Call, "Уточнили сроки", "Хотят запуск до конца квартала."),
        (ActivityKind.Meeting, "Демо өткөрдүк", "Командага жакты, интеграция боюнча суроолор бар."),
        (ActivityKind.Mail, "Отправили договор на согласование", "Юристы ответят на следующей неделе."),
        (ActivityKind.Call, "Asked for two references", "Sent contacts of two clients."),
    ];

    private static readonly string[] Steps =
    [
        "Позвонить и уточнить решение", "Send the revised offer", "Жолугушууга чакыруу",
        "Согласовать сроки с заказчиком", "Prepare the demo", "Келишимди кол койдуруу", "Напомнить о договоре",
    ];

    private static readonly string[] Losses = ["Выбрали местного подрядчика дешевле.",
        "The project was postponed to next year.", "Өз күчтөрү менен жасашат.", ""];

    public static (ActivityKind Kind, string Subject, string Text) Activity(DemoDeal plan, DateOnly day) =>
        Talks[(plan.Number + (day.DayNumber / 3)) % Talks.Length];

    public static string NextStep(DemoDeal plan, DateOnly day) =>
        Steps[(plan.Number + (day.DayNumber / 2)) % Steps.Length];

    public static string WhyLost(DemoDeal plan) => Losses[plan.Number % Losses.Length];

    public static IReadOnlyList<MilestoneTerms> Milestones(DemoDeal plan, DateOnly start)
    {
        (string Name, decimal Share, int Days)[] parts = plan.Company.Language switch
        {
            "en" => [("Analysis and design", 25, 21), ("Build", 45, 70), ("Launch and handover", 30, 100)],
            "ky" => [("Талдоо жана долбоорлоо", 25, 21), ("Иштеп чыгуу", 45, 70), ("Ишке киргизүү", 30, 100)],
            _ => [("Анализ и проектирование", 20, 21), ("Разработка, часть 1", 30, 50), ("Разработка, часть 2", 30, 80),
                ("Запуск и обучение", 20, 105)],
        };
        var amounts = new Money(plan.Amount, plan.Currency).Allocate([.. parts.Select(p => p.Share)]);
        return [
            .. parts.Select((part, i) => new MilestoneTerms(part.Name, amounts[i].Amount, start.AddDays(part.Days)))];
    }
}
