using System.Net;
using AngleSharp.Dom;
using ErpCrm.Crm;
using ErpCrm.Crm.Companies;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Crm.Companies;

/// <summary>Companies that look alike are asked about, and whoever says that they are two makes two.</summary>
public sealed class CompanyTwinsTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("ОсОО «{0}»", "ОАО «{0}»")]
    [InlineData("The {0}", "{0} Company")]
    [InlineData("{0} L.L.C.", "{0}")]
    [InlineData("{0}", "{0} s.r.o.")]
    [InlineData("{0} Pvt Ltd", "{0}")]
    [InlineData("{0}", "{0} GmbH & Co. KG")]
    [InlineData("{0} AG", "{0} SA")]
    [InlineData("Nomad {0}", "Nоmаd {0}")]
    public async Task A_company_that_looks_alike_is_asked_about_and_made_when_somebody_says_so(string known,
        string typed)
    {
        var name = CrmMake.Unique("Twin");
        var company = await app.CompanyAsync(TestUser.Sales,
            string.Format(System.Globalization.CultureInfo.InvariantCulture, known, name));
        var other = string.Format(System.Globalization.CultureInfo.InvariantCulture, typed, name);
        var browser = app.Browser(TestUser.Sales);
        var asked = await browser.SubmitAsync(await browser.GetAsync("/crm/companies/create"), "form#company",
            ("Name", other), ("Industry", "Kept"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.NotNull(asked.Page.QuerySelector($"#twins a[href='/crm/companies/{company.Id}']"));
        Assert.Equal("Kept", asked.Page.QuerySelector("#Industry")!.GetAttribute("value"));

        (await browser.SubmitAsync(asked.Page, "form#company", ("Anyway", Box(asked.Page)))).Saved();
        Assert.Equal(2, await CountAsync(name));
    }

    [Theory]
    [InlineData("AG {0}", "SA {0}")]
    [InlineData("C++ {0}", "C# {0}")]
    [InlineData("{0} 1", "{0} 2")]
    public async Task Names_that_differ_make_two_companies_without_a_question(string known, string typed)
    {
        var name = CrmMake.Unique("Apart");
        await app.CompanyAsync(TestUser.Sales,
            string.Format(System.Globalization.CultureInfo.InvariantCulture, known, name));
        var browser = app.Browser(TestUser.Sales);
        (await browser.SubmitAsync(
            await browser.GetAsync("/crm/companies/create"), "form#company",
            ("Name", string.Format(System.Globalization.CultureInfo.InvariantCulture, typed, name)))).Saved();
        Assert.Equal(2, await CountAsync(name));
    }

    [Fact]
    public async Task A_branch_with_the_tax_id_of_another_company_is_asked_about_and_made()
    {
        var taxId = Guid.NewGuid().ToString("N")[..14];
        await app.CompanyAsync(TestUser.Sales, CrmMake.Unique("Head"), taxId);
        var browser = app.Browser(TestUser.Sales);
        var branch = CrmMake.Unique("Branch");
        var asked = await browser.SubmitAsync(await browser.GetAsync("/crm/companies/create"), "form#company",
            ("Name", branch), ("TaxId", taxId));
        Assert.Equal("true", asked.Page.QuerySelector("#TaxId")!.GetAttribute("aria-invalid"));
        (await browser.SubmitAsync(asked.Page, "form#company", ("Anyway", Box(asked.Page)))).Saved();
        Assert.Equal(1, await CountAsync(branch));
    }

    [Fact]
    public async Task A_renamed_company_is_asked_about_only_when_it_looks_like_another_one()
    {
        var known = await app.CompanyAsync(TestUser.Sales, CrmMake.Unique("Known"));
        var renamed = await app.CompanyAsync(TestUser.Sales, CrmMake.Unique("Renamed"));
        var browser = app.Browser(TestUser.Sales);
        var asked = await browser.SubmitAsync(await browser.GetAsync($"/crm/companies/{renamed.Id}/edit"),
            "form#company", ("Name", $"ОсОО «{known.Name}»"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        (await browser.SubmitAsync(asked.Page, "form#company", ("Anyway", Box(asked.Page)))).Saved();
        (await browser.SubmitAsync(await browser.GetAsync($"/crm/companies/{renamed.Id}/edit"), "form#company",
            ("Industry", "Not asked again"))).Saved();
    }

    [Fact]
    public async Task A_twin_that_appears_after_the_answer_is_asked_about_again()
    {
        var name = CrmMake.Unique("Third");
        await app.CompanyAsync(TestUser.Sales, name);
        var browser = app.Browser(TestUser.Sales);
        var asked = await browser.SubmitAsync(await browser.GetAsync("/crm/companies/create"), "form#company",
            ("Name", $"{name} LLC"));
        var box = Box(asked.Page);
        (await browser.SubmitAsync(asked.Page, "form#company", ("Anyway", box))).Saved();

        var later = await browser.SubmitAsync(await browser.GetAsync("/crm/companies/create"), "form#company",
            ("Name", $"{name} Inc."), ("Anyway", box));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, later.Status);
        Assert.Equal(2, later.Page.QuerySelectorAll("#twins [role=listitem]").Length);
    }

    [Fact]
    public async Task Two_people_who_enter_one_company_at_once_make_one_and_the_second_is_asked()
    {
        var name = CrmMake.Unique("Race");
        var browsers = new[] { app.Browser(TestUser.Sales), app.Browser(TestUser.SalesMate) };
        var pages = await Task.WhenAll(browsers.Select(b => b.GetAsync("/crm/companies/create")));
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => Task.Run(
            () => browsers[i].SubmitAsync(pages[i], "form#company", ("Name", i == 0 ? name : $"ЗАО «{name}»")))));

        Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.UnprocessableEntity],
            answers.Select(a => a.Status).Order());
        Assert.Equal(1, await CountAsync(name));
        var second = answers[0].Status == HttpStatusCode.UnprocessableEntity ? 0 : 1;
        (await browsers[second].SubmitAsync(answers[second].Page, "form#company",
            ("Anyway", Box(answers[second].Page)))).Saved();
        Assert.Equal(2, await CountAsync(name));
    }

    [Fact]
    public async Task What_is_typed_is_compared_while_it_is_typed()
    {
        var known = await app.CompanyAsync(TestUser.Sales, CrmMake.Unique("Typing"));
        var browser = app.Browser(TestUser.Sales);
        var region = await browser.GetAsync($"/crm/companies/known?Name={Uri.EscapeDataString(known.Name + " GmbH")}");
        Assert.NotNull(region.QuerySelector($"a[href='/crm/companies/{known.Id}']"));
        Assert.Null(
            (await browser.GetAsync($"/crm/companies/known?Name={Uri.EscapeDataString(known.Name)}&except={known.Id}"))
                .QuerySelector("#twins [role=listitem]"));
    }

    internal static string Box(IDocument page) => page.QuerySelector("input[name=Anyway]")!.GetAttribute("value")!;

    private Task<int> CountAsync(string name) =>
        app.InAsync<CrmDbContext, int>(db => db.Companies.CountAsync(c => c.Name.Contains(name)));
}
