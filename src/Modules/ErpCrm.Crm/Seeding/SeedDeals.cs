using ErpCrm.Contracts.Crm;
using ErpCrm.Crm.Activities;
using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Deals;
using ErpCrm.Crm.FollowUps;
using ErpCrm.Crm.Leads;
using ErpCrm.Crm.Stages;
using ErpCrm.Demo.Seeding;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;

namespace ErpCrm.Crm.Seeding;

/// <summary>Deals from their opening to their end, with what was said on the way.</summary>
internal sealed class SeedDeals(CrmDbContext db, SeedWorld world, IReadOnlyList<Stage> stages)
{
    private static readonly string[] Services =
    [
        "Warehouse management rollout", "Личный кабинет клиента", "Patient portal", "Өндүрүштү эсепке алуу",
        "Сайт и онлайн-заказ", "Fleet tracking", "Data platform advisory", "Бронирование онлайн",
        "Аудит процессов закупок", "Construction cost control", "Сопровождение 1С", "Support and evolution",
        "Learning platform", "Студенттик портал", "Call centre set-up", "Webshop integration",
        "Автоматизация цеха", "CRM для отдела продаж", "Document automation", "Дашборд продаж", "Driver mobile app",
        "Программа лояльности", "Security audit", "Мобильное приложение", "Analytics dashboard",
        "Интеграция с ЭСФ", "Site safety app", "Smart metering", "Investor portal", "Assessment engine",
    ];

    private static readonly string[] Subjects = ["Call about the scope", "Встреча на объекте", "Демо продукта",
        "Сунуш жөнөтүлдү", "Questions about the price", "Согласование сроков"];

    /// <summary>A deal that ended on a day.</summary>
    public void Ended(int number, Company company, bool isWon, DateOnly on, Lead? lead)
    {
        var chance = SeedWorld.Chance("crm.deal", number);
        var owner = world.UserOf(BuiltInRoles.Sales, number);
        var opened = Earlier(on, chance.Next(14, 120));
        var deal = Open(number, company, owner, opened, on, lead, chance);
        var steps = isWon ? stages.Count : 1 + chance.Next(stages.Count);
        for (var step = 1; step < steps; step++)
            deal.MoveTo(stages[step], -number, At(Between(opened, on, step, steps), owner, 9 + step));
        if (isWon)
            deal.Win(company, (WinReason)(number % 5), "", on.AddDays(3),
                world.UserOf(BuiltInRoles.ProjectManager, number / 3).Id, on, At(on, owner, 17));
        else deal.Lose((LossReason)(number % 6), "", on, At(on, owner, 17));
        db.Add(deal);
        lead?.Qualify(deal.Id, company.Id);
        if (number % 2 == 0) Talk(deal, owner, on, chance);
        if (number % 4 == 0) Promise(deal, owner, on).Complete(on, At(on, owner, 17));
    }

    /// <summary>A deal of the current pipeline.</summary>
    public void Running(int number, Company company)
    {
        var chance = SeedWorld.Chance("crm.deal", number);
        var owner = world.UserOf(BuiltInRoles.Sales, number);
        var opened = Earlier(world.Today, chance.Next(1, 110));
        var expected = world.Today.AddDays(chance.Next(100) < 8 ? -chance.Next(1, 20) : chance.Next(3, 120));
        var deal = Open(number, company, owner, opened, expected, null, chance);
        var steps = 1 + SeedWorld.Skewed(chance, stages.Count);
        for (var step = 1; step < steps; step++)
            deal.MoveTo(stages[step], -number, At(Between(opened, world.Today, step, steps), owner, 9 + step));
        db.Add(deal);
        if (number % 2 == 0) Talk(deal, owner, world.Today, chance);
        if (number % 5 > 0)
            Promise(deal, owner, world.Today.AddDays(chance.Next(10) == 0 ? -chance.Next(1, 9) : chance.Next(0, 21)));
    }

    private Deal Open(int number, Company company, SeedUser owner, DateOnly opened, DateOnly expected, Lead? lead,
        Random chance)
    {
        var data = Terms(company, chance, expected) with
        {
            Name = $"{Services[number % Services.Length]} {company.Name}",
            ExpectedCloseOn = expected,
            OwnerId = owner.Id,
            OwnProbability = chance.Next(6) == 0 ? 5 * chance.Next(2, 19) : null,
        };
        return new Deal(lead?.EngagementId ?? Ids.New(), company, data, stages[0], -number, At(opened, owner, 9));
    }

    private static DealData Terms(Company company, Random chance, DateOnly start)
    {
        var perHour = company.Currency switch { "USD" => 30m
            + (5 * chance.Next(7)), "EUR" => 35m + (5 * chance.Next(5)), _ => 2000m + (100 * chance.Next(16)) };
        var hours = 10m * chance.Next(8, 90);
        var data =
            new DealData { Name = "", Currency = company.Currency, Amount = perHour * hours, BudgetHours = hours };
        switch (chance.Next(10))
        {
            case < 5:
                return data with { Billing = BillingMethod.TimeAndMaterial, HourlyRate = chance.Next(4) == 0
                    ? null
                    : perHour };
            case < 8:
                var parts = Rounding.Allocate(data.Amount, [.. Enumerable.Repeat(1m, chance.Next(2, 6))], 2);
                return data with
                {
                    Billing = BillingMethod.FixedPrice,
                    Milestones = [.. parts.Select((part, index) => new MilestoneTerms($"Stage {index + 1}", part,
                        start.AddDays(28 * (index + 1))))],
                };
            default:
                return data with { Billing = BillingMethod.Retainer, MonthlyFee = Rounding.Round(perHour * 20,
                    0), Months = chance.Next(3, 19) };
        }
    }

    private void Talk(Deal deal, SeedUser author, DateOnly on, Random chance)
    {
        var at = world.Moment(Earlier(on, chance.Next(0, 10)), 11);
        db.Add(new Activity(deal.EngagementId, deal.Id, (ActivityKind)chance.Next(4),
            Subjects[chance.Next(Subjects.Length)], "", at, at, author.Id, author.Person.Name));
    }

    private FollowUp Promise(Deal deal, SeedUser owner, DateOnly due)
    {
        var followUp = new FollowUp(deal.EngagementId, null, deal.Id, owner.Id, "Call back", due);
        db.Add(followUp);
        return followUp;
    }

    // Hours apart: the stages of one day keep their order.
    private Moment At(DateOnly day, SeedUser user, int hour) => new(world.Moment(day, hour), user.Id, user.Person.Name);

    private DateOnly Earlier(DateOnly day, int days) => day.AddDays(-days) is var before && before > world.FirstDay
        ? before
        : day < world.FirstDay ? day : world.FirstDay;

    private static DateOnly Between(DateOnly from, DateOnly to, int step, int steps) =>
        from.AddDays((to.DayNumber - from.DayNumber) * step / steps);
}
