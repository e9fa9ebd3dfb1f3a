using ErpCrm.Crm.Activities;
using ErpCrm.Crm.Deals;
using ErpCrm.Crm.Leads;
using ErpCrm.Demo;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Demo;

/// <summary>Twenty leads without a deal: ten led nowhere over the
/// year, ten came in lately and are still open.</summary>
internal static class DemoStrangers
{
    private const int Nowhere = 10;

    public static async Task PlayAsync(CrmDbContext db, DemoWorld world, string talker, DateOnly day, Moment moment,
        CancellationToken ct)
    {
        for (var i = talker.StartsWith('n') ? 0 : 1; i < DemoCompanies.Strangers.Count; i += 2)
        {
            var (name, company) = DemoCompanies.Strangers[i];
            var cameIn = CameInOn(world, i);
            if (day == cameIn) db.Leads.Add(LeadOf(world, talker, i, name, company, moment));
            else if (i < Nowhere && day == cameIn.AddDays(6 + i))
                (await FindAsync(db, name, ct)).Disqualify((DisqualifyReason)(i % 5), "");
            // The last three were written down and forgotten.
            else if (i >= Nowhere && i % 3 != 0 && day == Min(cameIn.AddDays(2), world.Today))
                Call(db, await FindAsync(db, name, ct), moment);
        }
    }

    private static DateOnly CameInOn(DemoWorld world, int i)
    {
        var days = world.Today.DayNumber - world.FirstDay.DayNumber;
        return i < Nowhere ? world.FirstDay.AddDays(20 + (i * (days - 60) / Nowhere)) : world.Today.AddDays(
            -(28 - ((i - Nowhere) * 3)));
    }

    private static Lead LeadOf(DemoWorld world, string talker, int i, string name, string company, Moment moment) =>
        new(
            new LeadData
            {
                Name = name,
                CompanyName = company,
                Email = $"lead{i + 1}@mail.example",
                Phone = $"+996 772 {110 + (i * 31):000} {200 + (i * 17):000}",
                Source = (LeadSource)(i % 7),
                OwnerId = world.UserIds[talker],
                Note = i % 2 == 0 ? "Спрашивали о сроках и цене." : "Asked through the website.",
                EstimatedValue = i % 4 == 0 ? null : 60_000m + (i * 25_000m),
                Currency = "KGS",
            },
            moment.At);

    private static void Call(CrmDbContext db, Lead lead, Moment moment)
    {
        db.Activities.Add(new Activity(lead.EngagementId, null, ActivityKind.Call, "Первый звонок", "", moment.At,
            moment.At, moment.UserId, moment.UserName));
        lead.Touched(moment.At);
    }

    private static Task<Lead> FindAsync(CrmDbContext db, string name, CancellationToken ct) =>
        db.Leads.FirstAsync(l => l.Name == name, ct);

    private static DateOnly Min(DateOnly left, DateOnly right) => left < right ? left : right;
}
