using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Leads;
using ErpCrm.Crm.Stages;
using ErpCrm.Demo.Seeding;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Seeding;

/// <summary>
/// Clients, leads and deals. A deal is written in the week in which
/// it ended, its earlier days with it, so that nothing has to be read again; what is open is written at the end.
/// </summary>
internal sealed class CrmSeeder(CrmDbContext db) : ISeeder
{
    private const int OpenPerCent = 6;
    private const int LeadsPerCent = 20;
    private readonly List<Guid> _companies = [];
    private List<Stage> _stages = [];
    private int _deals;
    private int _leads;

    public int Order => 20;

    public async Task BeginAsync(SeedWorld world, CancellationToken ct)
    {
        db.ForBulk();
        _stages = await db.Stages.AsNoTracking().OrderBy(s => s.Position).ToListAsync(ct);
        Register(world, Math.Max(1, world.Size.Clients / 10), world.FirstDay);
        await db.SaveBulkAsync(ct);
    }

    public async Task PlayAsync(SeedWorld world, SeedWeek week, CancellationToken ct)
    {
        using var acting = SeedWorld.As(world.UserOf(BuiltInRoles.Sales, week.Number));
        Register(world, world.Share(world.Size.Clients - Math.Max(1, world.Size.Clients / 10), week.Number),
            week.Day(0));
        await db.SaveBulkAsync(ct);

        var leads = Capture(world, week);
        var won = world.Share(world.Size.Projects, week.Number);
        var ended = world.Share(world.Size.Deals - world.Size.Projects - OpenDeals(world), week.Number) + won;
        var picks = Enumerable.Range(_deals, ended)
            .Select(number => _companies[SeedWorld.Skewed(SeedWorld.Chance("crm.client", number), _companies.Count)])
            .ToList();
        var companies = await LoadAsync(picks, ct);
        var deals = new SeedDeals(db, world, _stages);
        foreach (var (company, index) in picks.Select((id, index) => (companies[id], index)))
            deals.Ended(_deals + index, company, isWon: index < won, week.Day(index % 5),
                index < leads.Count ? leads[index] : null);

        _deals += ended;
        await db.SaveBulkAsync(ct);
    }

    public async Task EndAsync(SeedWorld world, CancellationToken ct)
    {
        using var acting = SeedWorld.As(world.UserOf(BuiltInRoles.Sales, 0));
        var deals = new SeedDeals(db, world, _stages);
        foreach (var numbers in Enumerable.Range(_deals, world.Size.Deals - _deals).Chunk(500))
        {
            var picks = numbers.Select(
                number => _companies[SeedWorld.Skewed(SeedWorld.Chance("crm.client", number), _companies.Count)])
                .ToList();
            var companies = await LoadAsync(picks, ct);
            foreach (var (number, id) in numbers.Zip(picks)) deals.Running(number, companies[id]);
            await db.SaveBulkAsync(ct);
        }
    }

    private static int OpenDeals(SeedWorld world) =>
        Math.Min(world.Size.Deals * OpenPerCent / 100, world.Size.Deals - world.Size.Projects);

    private void Register(SeedWorld world, int count, DateOnly day)
    {
        for (var i = 0; i < count; i++)
        {
            var number = _companies.Count;
            var company = SeedCompanies.Make(number, world.UserOf(BuiltInRoles.Sales, number).Id,
                world.Moment(day, 10));
            _companies.Add(company.Id);
            db.Add(company);
            db.AddRange(SeedCompanies.ContactsOf(company, number));
        }
    }

    // Four of ten become deals of the same week, the newest are still open, the others led nowhere.
    private List<Lead> Capture(SeedWorld world, SeedWeek week)
    {
        var qualified = new List<Lead>();
        var count = world.Share(world.Size.Deals * LeadsPerCent / 100, week.Number);
        for (var i = 0; i < count; i++)
        {
            var number = _leads++;
            var chance = SeedWorld.Chance("crm.lead", number);
            var at = world.Moment(week.Day(i % 5), 9);
            var lead = new Lead(
                new LeadData
                {
                    Name = SeedCompanies.PersonOf(chance),
                    CompanyName = $"Prospect {number}",
                    Email = $"hello@prospect{number}.example",
                    Phone = SeedCompanies.PhoneOf(number),
                    Source = (LeadSource)(number % 7),
                    OwnerId = world.UserOf(BuiltInRoles.Sales, number).Id,
                    EstimatedValue = 1000m * chance.Next(20, 900),
                    Currency = "KGS",
                },
                at);
            db.Add(lead);
            var isRecent = week.Number > world.Weeks - 8;
            if (number % 10 < 4) qualified.Add(lead);
            else if (number % 10 < 8 || !isRecent) lead.Disqualify((DisqualifyReason)(number % 5), "");
            else if (number % 2 == 0) lead.Touched(at);
        }

        return qualified;
    }

    private Task<Dictionary<Guid, Company>> LoadAsync(List<Guid> picks, CancellationToken ct)
    {
        var ids = picks.Distinct().ToList();
        return db.Companies.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
    }
}
