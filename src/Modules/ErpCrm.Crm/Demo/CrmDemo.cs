using ErpCrm.Contracts.Crm;
using ErpCrm.Crm.Activities;
using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Contacts;
using ErpCrm.Crm.Deals;
using ErpCrm.Crm.FollowUps;
using ErpCrm.Crm.Leads;
using ErpCrm.Demo;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Demo;

/// <summary>Plays the sales people of the demo company: thirty clients, sixty leads, forty-five deals.</summary>
internal sealed class CrmDemo(CrmDbContext db, IBusinessClock clock) : IDemoActor
{
    private const int OldClients = 8;
    private static readonly string[] Talkers = ["nurlan@orda.example", "elena@orda.example"];

    public int Order => 20;

    public async Task BeginAsync(DemoWorld world, CancellationToken ct)
    {
        using var acting = world.As(Talkers[0]);
        foreach (var company in DemoCompanies.All.Take(OldClients)) AddCompany(world, company, Talkers[0]);
        DemoTwins.Add(db, world.UserIds[Talkers[1]], clock.UtcNow);
        await db.SaveChangesAsync(ct);
    }

    public async Task PlayAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        var deals = DemoDeals.Of(world);
        foreach (var talker in Talkers)
        {
            using var acting = world.As(talker);
            world.At(day, 10 + Array.IndexOf(Talkers, talker), 15);
            var moment = new Moment(clock.UtcNow, world.UserIds[talker], DemoCast.Find(talker).Name);
            foreach (var deal in deals.Where(d => d.Owner == talker)) await PlayAsync(world, deal, day, moment, ct);
            await DemoStrangers.PlayAsync(db, world, talker, day, moment, ct);
            if (db.ChangeTracker.HasChanges()) await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
    }

    private async Task PlayAsync(DemoWorld world, DemoDeal plan, DateOnly day, Moment moment, CancellationToken ct)
    {
        if (day < plan.FirstDay || day > (plan.ClosedOn ?? day)) return;
        if (plan.LeadOn == day) db.Leads.Add(LeadOf(world, plan, moment));
        if (plan.OpenedOn == day)
        {
            // A lead of the same day is known to the database only now.
            await db.SaveChangesAsync(ct);
            await OpenAsync(world, plan, moment, ct);
            await db.SaveChangesAsync(ct);
        }

        if (plan.Talks(world.Today).Contains(day)) await TalkAsync(world, plan, day, moment, ct);
        if (!plan.Moves.Contains(day) && plan.ClosedOn != day) return;

        var deal = await db.Deals.Whole().FirstAsync(d => d.Name == plan.Name, ct);
        foreach (var _ in plan.Moves.Where(move => move == day)) await MoveOnAsync(deal, moment, ct);
        if (plan.ClosedOn == day) await CloseAsync(world, plan, deal, day, moment, ct);
    }

    private static Lead LeadOf(DemoWorld world, DemoDeal plan, Moment moment) => new(
        new LeadData
        {
            Name = plan.Company.Contact,
            CompanyName = plan.Company.Name,
            Email = $"office@{plan.Company.Domain}",
            Phone = PhoneOf(plan.Number),
            Source = (LeadSource)(plan.Number % 7),
            OwnerId = world.UserIds[plan.Owner],
            Note = plan.Name,
            EstimatedValue = plan.Amount,
            Currency = plan.Currency,
        },
        moment.At);

    private async Task OpenAsync(DemoWorld world, DemoDeal plan, Moment moment, CancellationToken ct)
    {
        var company = await db.Companies.FirstOrDefaultAsync(c => c.Name == plan.Company.Name, ct)
            ?? AddCompany(world, plan.Company, plan.Owner);
        var emailKey = $"office@{plan.Company.Domain}";
        var contactId = await db.Contacts.Where(c => c.CompanyId == company.Id && c.EmailKey == emailKey)
            .Select(c => (Guid?)c.Id)
            .FirstOrDefaultAsync(ct)
            ?? db.Contacts.Local.First(c => c.CompanyId == company.Id).Id;
        var lead = plan.LeadOn is null ? null : await db.Leads.FirstAsync(l => l.Note == plan.Name, ct);
        var stage = await db.Stages.OrderBy(s => s.Position).FirstAsync(ct);
        var deal = new Deal(lead?.EngagementId ?? Ids.New(), company, DataOf(world, plan, contactId), stage,
            -plan.Number, moment);
        db.Deals.Add(deal);
        lead?.Qualify(deal.Id, company.Id);
        if (lead is not null) await db.MoveFollowUpsAsync(lead.EngagementId, deal, ct);
    }

    private Company AddCompany(DemoWorld world, DemoCompany demo, string owner)
    {
        var number = DemoCompanies.All.ToList().IndexOf(demo);
        var company = new Company(
            new CompanyData
            {
                Name = demo.Name,
                LegalName = demo.LegalName,
                TaxId = $"0{1200319950000L + (number * 9973L)}",
                Address = demo.City,
                Email = $"info@{demo.Domain}",
                Phone = PhoneOf(number + 100),
                Website = $"https://{demo.Domain}",
                Industry = demo.Industry,
                Currency = demo.Language == "en" ? (number is 6 or 17 or 21 ? "EUR" : "USD") : "KGS",
                PaymentTermDays = number % 3 == 0 ? 30 : 14,
                Language = demo.Language,
                OwnerId = world.UserIds[owner],
            },
            clock.UtcNow);
        db.Companies.Add(company);
        db.Contacts.Add(new Contact(company.Id,
            new ContactData(demo.Contact, demo.Job, $"office@{demo.Domain}", PhoneOf(number), ""), isPrimary: true));
        if (number % 3 == 1)
            db.Contacts.Add(new Contact(company.Id,
                new ContactData(DemoTalk.Accountants[number % DemoTalk.Accountants.Length], "Бухгалтер",
                    $"accounts@{demo.Domain}", PhoneOf(number + 200), "")));
        return company;
    }

    private static DealData DataOf(DemoWorld world, DemoDeal plan, Guid contactId)
    {
        var start = (plan.ClosedOn ?? plan.ExpectedCloseOn).AddDays(3);
        return new DealData
        {
            Name = plan.Name,
            ContactId = contactId,
            Amount = plan.Amount,
            Currency = plan.Currency,
            ExpectedCloseOn = plan.ExpectedCloseOn,
            OwnerId = world.UserIds[plan.Owner],
            Billing = plan.Billing,
            HourlyRate = plan.Rate,
            BudgetHours = plan.Hours,
            MonthlyFee = plan.Fee,
            Months = plan.Months,
            StartsOn = start,
            Milestones = plan.Billing == BillingMethod.FixedPrice ? DemoTalk.Milestones(plan, start) : [],
        };
    }

    private async Task TalkAsync(DemoWorld world, DemoDeal plan, DateOnly day, Moment moment, CancellationToken ct)
    {
        var (engagementId, leadId, dealId) = await EngagementAsync(plan, ct);
        if (engagementId == Guid.Empty) return;
        var (kind, subject, text) = DemoTalk.Activity(plan, day);
        db.Activities.Add(new Activity(engagementId, dealId, kind, subject, text, moment.At, moment.At, moment.UserId,
            moment.UserName));
        if (leadId is { } id) (await db.Leads.FirstAsync(l => l.Id == id, ct)).Touched(moment.At);

        foreach (var followUp in await db.FollowUps.Where(f => f.EngagementId == engagementId && f.DoneOn == null)
            .ToListAsync(ct))
            followUp.Complete(day, moment);
        var next = day.AddDays(5 + (plan.Number % 4));
        var isLast = plan.ClosedOn is null && next > world.Today;
        // Nobody is perfect: some open deals have no next step, some follow-ups are late.
        if (isLast && plan.Number % 5 == 1) return;
        var due = isLast && plan.Number % 5 == 0 && day < world.Today ? day.AddDays(1) : next;
        db.FollowUps.Add(
            new FollowUp(engagementId, leadId, dealId, world.UserIds[plan.Owner], DemoTalk.NextStep(plan, day), due));
    }

    private async Task<(Guid EngagementId, Guid? LeadId, Guid? DealId)> EngagementAsync(DemoDeal plan,
        CancellationToken ct)
    {
        if (await db.Deals.Where(d => d.Name == plan.Name).Select(d => new { d.EngagementId, d.Id })
            .FirstOrDefaultAsync(ct) is { } deal)
            return (deal.EngagementId, null, deal.Id);
        var lead = await db.Leads.Where(l => l.Note == plan.Name).Select(l => new { l.EngagementId, l.Id })
            .FirstOrDefaultAsync(ct);
        return lead is null ? default : (lead.EngagementId, lead.Id, null);
    }

    private async Task MoveOnAsync(Deal deal, Moment moment, CancellationToken ct)
    {
        var stages = await db.Stages.OrderBy(s => s.Position).ToListAsync(ct);
        var next = stages.FindIndex(s => s.Id == deal.StageId) + 1;
        if (deal.Status == DealStatus.Open && next < stages.Count)
            deal.MoveTo(stages[next], await db.TopRankAsync(stages[next].Id, ct), moment);
    }

    private async Task CloseAsync(DemoWorld world, DemoDeal plan, Deal deal, DateOnly day, Moment moment,
        CancellationToken ct)
    {
        if (plan.Outcome == DealStatus.Won)
            deal.Win(deal.Company!, (WinReason)(plan.Number % 5), "", day.AddDays(3), world.UserIds[plan.Manager], day,
                moment);
        else deal.Lose((LossReason)(plan.Number % 6), DemoTalk.WhyLost(plan), day, moment);
        await db.SaveChangesAsync(ct);
        await db.CloseFollowUpsAsync(deal.EngagementId, day, moment, ct);
    }

    private static string PhoneOf(int number) =>
        $"+996 {(number % 2 == 0 ? 555 : 700)} {100 + (number * 37 % 900):000} {100 + (number * 91 % 900):000}";
}
