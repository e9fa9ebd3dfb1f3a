using ErpCrm.Contracts.Crm;
using ErpCrm.Crm;
using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Deals;
using ErpCrm.Crm.Leads;
using ErpCrm.Crm.Stages;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Crm;

/// <summary>Records that tests begin with.</summary>
internal static class CrmMake
{
    private static int _number;

    public static string Unique(string name) =>
        $"{name} {Interlocked.Increment(ref _number)}x{Guid.NewGuid():N}"[..Math.Min(40, name.Length + 20)];

    public static List<Stage> Stages()
    {
        (string Name, int Probability)[] all = [("New", 10), ("Qualified", 25), ("Proposal", 50), ("Negotiation", 75)];
        return [.. all.Select((s, i) =>
        {
            var stage = (Stage)Activator.CreateInstance(typeof(Stage), nonPublic: true)!;
            stage.Change(s.Name, s.Probability, StageColour.Gray, i + 1);
            return stage;
        })];
    }

    public static Task<Company> CompanyAsync(this TestApp app, TestUser owner, string? name = null,
        string taxId = "") => app.InAsync<CrmDbContext, Company>(async db =>
        {
            var company = new Company(new CompanyData
            {
                Name = name ?? Unique("Company"), TaxId = taxId, Currency = "KGS", OwnerId = owner.Id
            }, DateTime.UnixEpoch);
            db.Companies.Add(company);
            await db.SaveChangesAsync();
            return company;
        });

    public static async Task<Deal> DealAsync(this TestApp app, TestUser owner, decimal amount = 100_000,
        string currency = "KGS", int stage = 0, string? name = null)
    {
        var company = await app.CompanyAsync(owner);
        return await app.InAsync<CrmDbContext, Deal>(async db =>
        {
            var stages = await db.Stages.OrderBy(s => s.Position).ToListAsync();
            var data = new DealData
            {
                Name = name ?? Unique("Deal"),
                Currency = currency,
                Amount = amount,
                OwnerId = owner.Id,
                Billing = BillingMethod.TimeAndMaterial,
                ExpectedCloseOn = app.Today.AddDays(20),
            };
            var deal = new Deal(Guid.CreateVersion7(), (await db.Companies.FindAsync(company.Id))!, data, stages[stage],
                0, new Moment(DateTime.UnixEpoch, owner.Id, owner.Name));
            db.Deals.Add(deal);
            await db.SaveChangesAsync();
            return deal;
        });
    }

    public static Task<Lead> LeadAsync(this TestApp app, TestUser owner, string companyName = "", string email = "") =>
        app.InAsync<CrmDbContext, Lead>(async db =>
        {
            var lead = new Lead(new LeadData
            {
                Name = Unique("Lead"), CompanyName = companyName, Email = email, Currency = "KGS", OwnerId = owner.Id
            }, app.Time.GetUtcNow().UtcDateTime);
            db.Leads.Add(lead);
            await db.SaveChangesAsync();
            return lead;
        });
}
