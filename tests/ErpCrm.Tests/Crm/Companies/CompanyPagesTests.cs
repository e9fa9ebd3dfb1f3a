using System.Net;
using AngleSharp.Dom;
using ErpCrm.Crm;
using ErpCrm.Crm.Companies;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Crm.Companies;

public sealed class CompanyPagesTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_company_is_entered_found_and_shown()
    {
        var browser = app.Browser(TestUser.Sales);
        var name = CrmMake.Unique("Aray");
        var answer = await browser.SubmitAsync(await browser.GetAsync("/crm/companies/create"), "form#company",
            ("Name", name), ("TaxId", ""), ("Industry", "Retail"));

        var page = await browser.GetAsync(answer.Saved());
        Assert.Contains(name, page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(name,
            (await browser.GetAsync($"/crm/companies?q={Uri.EscapeDataString(name)}")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_form_keeps_what_was_typed()
    {
        var browser = app.Browser(TestUser.Sales);
        var answer = await browser.SubmitAsync(await browser.GetAsync("/crm/companies/create"), "form#company",
            ("Name", ""), ("Industry", "Keep me"), ("Email", "no address"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("Keep me", answer.Page.QuerySelector("#Industry")!.GetAttribute("value"));
        Assert.Equal("true", answer.Page.QuerySelector("#Name")!.GetAttribute("aria-invalid"));
        Assert.Equal("true", answer.Page.QuerySelector("#Email")!.GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task A_known_company_is_not_entered_again_unasked_and_is_linked()
    {
        var known = await app.CompanyAsync(TestUser.Sales, name: CrmMake.Unique("Altyn"),
            taxId: "02 77-" + Random.Shared.Next());
        var browser = app.Browser(TestUser.Sales);
        var form = await browser.GetAsync("/crm/companies/create");

        var sameName = await browser.SubmitAsync(form, "form#company",
            ("Name", $"ОсОО «{known.Name.ToUpperInvariant()}»"));
        var sameTaxId = await browser.SubmitAsync(form, "form#company", ("Name", CrmMake.Unique("Other")),
            ("TaxId", known.TaxId.Replace("-", "", StringComparison.Ordinal)));

        foreach (var answer in new[] { sameName, sameTaxId })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.NotNull(answer.Page.QuerySelector($"a[href='/crm/companies/{known.Id}']"));
        }
    }

    [Fact]
    public async Task Two_tax_ids_are_two_companies_though_their_names_differ_only_by_the_legal_form()
    {
        var name = CrmMake.Unique("Alfa");
        var known = await app.CompanyAsync(TestUser.Sales, name: $"ООО «{name}»",
            taxId: Guid.NewGuid().ToString("N")[..14]);
        var browser = app.Browser(TestUser.Sales);
        var form = await browser.GetAsync("/crm/companies/create");
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await browser.SubmitAsync(form, "form#company", ("Name", $"ИП {name}"), ("TaxId", ""))).Status);

        var other = (await browser.SubmitAsync(form, "form#company", ("Name", $"ИП {name}"),
            ("TaxId", Guid.NewGuid().ToString("N")[..14]))).Saved();
        Assert.DoesNotContain(known.Id.ToString(), other, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_edit_shows_both_versions_and_keeps_mine()
    {
        var company = await app.CompanyAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        var stale = await browser.GetAsync($"/crm/companies/{company.Id}/edit");
        (await browser.SubmitAsync(await browser.GetAsync($"/crm/companies/{company.Id}/edit"), "form#company",
            ("Industry", "Theirs"))).Saved();

        var answer = await browser.SubmitAsync(stale, "form#company", ("Industry", "Mine"));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("Mine", answer.Page.QuerySelector("#Industry")!.GetAttribute("value"));
        Assert.Contains("Theirs", answer.Page.QuerySelector(".conflict")!.TextContent, StringComparison.Ordinal);

        (await browser.SubmitAsync(answer.Page, "form#company")).Saved();
        Assert.Equal("Mine", await app.InAsync<CrmDbContext, string>(
            db => db.Companies.Where(c => c.Id == company.Id).Select(c => c.Industry).SingleAsync()));
    }

    [Fact]
    public async Task Fields_the_form_does_not_have_are_not_taken()
    {
        var company = await app.CompanyAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync($"/crm/companies/{company.Id}/edit");
        (await browser.SubmitAsync(page, "form#company", ("Status", "Client"), ("ClientSince", "2020-01-01"),
            ("NameKey", "x"))).Saved();

        var saved = await app.InAsync<CrmDbContext, Company>(db => db.Companies.SingleAsync(c => c.Id == company.Id));
        Assert.Equal((CompanyStatus.Prospect, null, company.NameKey), (saved.Status, saved.ClientSince, saved.NameKey));
    }

    [Fact]
    public async Task A_company_is_not_given_to_somebody_outside_the_team()
    {
        var company = await app.CompanyAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync($"/crm/companies/{company.Id}/edit");
        var answer = await browser.SubmitAsync(page, "form#company", ("OwnerId", TestUser.OtherSales.Id.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
    }

    [Fact]
    public async Task Only_those_who_may_edit_it_reach_the_form()
    {
        var company = await app.CompanyAsync(TestUser.Sales);
        await app.Browser(TestUser.SalesMate).GetAsync($"/crm/companies/{company.Id}/edit");
        await app.Browser(TestUser.OtherSales).GetAsync($"/crm/companies/{company.Id}/edit", HttpStatusCode.NotFound);
        await app.Browser(TestUser.OtherSales).GetAsync($"/crm/companies/{company.Id}");
    }

    [Fact]
    public async Task The_export_neutralises_formulas()
    {
        var company = await app.CompanyAsync(TestUser.Sales, name: "=HYPERLINK(1) " + Guid.NewGuid().ToString("N"));
        var bytes = await app.Browser(TestUser.Sales).Http
            .GetByteArrayAsync($"/crm/companies?as=csv&q={Uri.EscapeDataString(company.Name)}");
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Contains("'=HYPERLINK(1)", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_who_choose_a_primary_contact_at_once_leave_one()
    {
        for (var round = 0; round < 4; round++)
        {
            var company = await app.CompanyAsync(TestUser.Sales);
            var contacts = await app.InAsync<CrmDbContext, List<Guid>>(async db =>
            {
                ErpCrm.Crm.Contacts.Contact[] made = [new(company.Id, new("Asel", "", "", "", "")),
                    new(company.Id, new("Bakyt", "", "", "", ""))];
                db.AddRange(made);
                await db.SaveChangesAsync();
                return [.. made.Select(c => c.Id)];
            });
            var browsers = new[] { app.Browser(TestUser.Sales), app.Browser(TestUser.SalesMate) };
            var pages = new[] { await browsers[0].GetAsync($"/crm/contacts/{contacts[0]}/edit"), await browsers[1]
                .GetAsync($"/crm/contacts/{contacts[1]}/edit") };
            await Task.WhenAll(Enumerable.Range(0, 2)
                .Select(i => Task.Run(() => browsers[i].SubmitAsync(pages[i], "form#contact", ("IsPrimary", "true")))));
            Assert.Equal(1, await app.InAsync<CrmDbContext, int>(
                db => db.Contacts.CountAsync(c => c.CompanyId == company.Id && c.IsPrimary)));
        }
    }

    [Fact]
    public async Task A_company_has_one_primary_contact()
    {
        var company = await app.CompanyAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        foreach (var name in new[] { "Asel", "Bakyt" })
            (await browser.SubmitAsync(await browser.GetAsync($"/crm/contacts/create?company={company.Id}"),
                "form#contact", ("Name", name), ("IsPrimary", "true"))).Saved();

        var primary = await app.InAsync<CrmDbContext, string>(
            db => db.Contacts.Where(c => c.CompanyId == company.Id && c.IsPrimary).Select(c => c.Name).SingleAsync());
        Assert.Equal("Bakyt", primary);
    }
}
