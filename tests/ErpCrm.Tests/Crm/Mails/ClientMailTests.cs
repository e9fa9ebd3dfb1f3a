using ErpCrm.Crm;
using ErpCrm.Crm.Contacts;
using ErpCrm.Crm.Mails;
using ErpCrm.Platform.Mail;
using ErpCrm.Tests.Crm.Deals;
using ErpCrm.Tests.Ui.Lists;

namespace ErpCrm.Tests.Crm.Mails;

/// <summary>Whom a mail about a record of sales is offered to.</summary>
public sealed class ClientMailTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Who_sees_a_deal_and_not_its_company_learns_no_name_and_address_of_its_people()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        await AddAsync(new Contact(deal.CompanyId, Called("Asan")));
        var facts = await app.InAsync<CrmDbContext, MailFacts?>(
            db => new DealMail(db, new WithoutCompanies()).ReadAsync(deal.Id, default));
        Assert.Empty(facts!.Parties);
    }

    [Fact]
    public async Task Who_was_merged_into_another_is_offered_to_nobody()
    {
        var company = await app.CompanyAsync(TestUser.Sales);
        var (kept, merged) = (new Contact(company.Id, Called("Bermet")), new Contact(company.Id, Called("Aibek")));
        merged.MergeInto(kept.Id);
        await AddAsync(kept, merged);
        var facts = await app.InAsync<CrmDbContext, MailFacts?>(
            db => new CompanyMail(db, new Reader("nothing")).ReadAsync(company.Id, default));
        Assert.Equal("Bermet", Assert.Single(facts!.Parties).Name);
    }

    private static ContactData Called(string name) => new(name, "", $"{name}@client.example", "", "");

    private Task AddAsync(params Contact[] contacts) => app.InAsync<CrmDbContext>(async db =>
    {
        db.AddRange(contacts.AsEnumerable());
        await db.SaveChangesAsync();
    });
}
