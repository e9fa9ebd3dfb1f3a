using ErpCrm.Contracts;
using ErpCrm.Crm;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Tests.Crm;
using ErpCrm.Workspace.Fields;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Workspace.Fields;

/// <summary>A field that names another record says no more of it than its reader sees.</summary>
public sealed class ReferenceFieldTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Leads = "/crm/leads";

    [Fact]
    public async Task It_is_chosen_among_what_one_sees_and_shown_as_a_link()
    {
        var field = await app.FieldAsync(CustomType.Reference);
        var company = await app.CompanyAsync(TestUser.Sales);
        var (lead, sales) = (await app.LeadAsync(TestUser.Sales), app.Browser(TestUser.Sales));
        var options = await sales.GetAsync(
            $"/workspace/fields/{field.Key}/options?q={Uri.EscapeDataString(company.Name)}");
        Assert.Equal(company.Id.ToString(), options.QuerySelector("[role=option]")!.GetAttribute("data-value"));
        await SaveAsync(sales, lead.Id, field, company.Id);
        var link = (await sales.GetAsync($"{Leads}/{lead.Id}"))
            .QuerySelector($"main a[href='/crm/companies/{company.Id}']");
        Assert.Equal(company.Name, link!.TextContent);
        var edit = await sales.GetAsync($"{Leads}/{lead.Id}/edit");
        Assert.Equal(company.Name, edit.QuerySelector($"#Custom_{field.Key}Text")!.GetAttribute("value"));
        Assert.Contains(company.Name,
            await sales.Http.GetStringAsync($"{Leads}?f.{field.Key}={company.Id}&as=csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_see_the_record_sees_neither_its_name_nor_its_id_and_keeps_it()
    {
        var field = await app.FieldAsync(CustomType.Reference, target: Kinds.Deal);
        var deal = await app.DealAsync(TestUser.OtherSales);
        var (lead, sales) = (await app.LeadAsync(TestUser.Sales), app.Browser(TestUser.Sales));
        await SaveAsync(app.Browser(TestUser.Owner), lead.Id, field, deal.Id);
        foreach (var url in new[]
        {
            $"{Leads}/{lead.Id}", $"{Leads}/{lead.Id}/edit", $"/audit/lead/{lead.Id}",
            $"{Leads}?cols=name,{field.Key}", $"{Leads}?open=f.{field.Key}",
        })
        {
            var html = (await sales.GetAsync(url)).Body!.InnerHtml;
            Assert.DoesNotContain(deal.Name, html, StringComparison.Ordinal);
            Assert.DoesNotContain(deal.Id.ToString(), html, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain(deal.Name, await sales.Http.GetStringAsync($"{Leads}?as=csv&whole=1"),
            StringComparison.Ordinal);
        // What it names cannot be asked for either.
        Assert.NotEmpty((await sales.GetAsync($"{Leads}?f.{field.Key}={deal.Id}")).QuerySelectorAll(".chip s"));
        var form = await sales.GetAsync($"{Leads}/{lead.Id}/edit");
        (await sales.SubmitAsync(form, "form#lead", ("Note", "as it was"))).Saved();
        Assert.Equal(deal.Id, await NamedAsync(lead.Id, field));
        // Nor is it chosen by its id.
        var other = await app.LeadAsync(TestUser.Sales);
        var refused = await sales.SubmitAsync(await sales.GetAsync($"{Leads}/{other.Id}/edit"), "form#lead",
            ($"Custom.{field.Key}", deal.Id.ToString()));
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, refused.Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_two_who_choose_a_record_the_second_reads_what_he_sees_of_theirs(bool isSeen)
    {
        var field = await app.FieldAsync(CustomType.Reference, target: Kinds.Deal);
        var (lead, sales) = (await app.LeadAsync(TestUser.Sales), app.Browser(TestUser.Sales));
        var mine = await app.DealAsync(TestUser.Sales);
        var theirs = await app.DealAsync(isSeen ? TestUser.Sales : TestUser.OtherSales);
        var late = await sales.GetAsync($"{Leads}/{lead.Id}/edit");
        await SaveAsync(app.Browser(TestUser.Owner), lead.Id, field, theirs.Id);
        var answer = await sales.SubmitAsync(late, "form#lead", ($"Custom.{field.Key}", mine.Id.ToString()));
        Assert.Equal(System.Net.HttpStatusCode.Conflict, answer.Status);
        var cells = answer.Page.QuerySelectorAll(".conflict tbody tr")
            .Single(row => row.TextContent.Contains(field.NameEn, StringComparison.Ordinal)).QuerySelectorAll("td");
        Assert.Equal((isSeen ? theirs.Name : "Not visible to you", mine.Name),
            (cells[0].TextContent, cells[1].TextContent));
        Assert.Equal((isSeen ? theirs.Id.ToString() : "same", cells[0].TextContent),
            (cells[0].GetAttribute("data-conflict-value"), cells[0].GetAttribute("data-conflict-text")));
        if (isSeen) return;
        var html = answer.Page.Body!.InnerHtml;
        Assert.DoesNotContain(theirs.Name, html, StringComparison.Ordinal);
        Assert.DoesNotContain(theirs.Id.ToString(), html, StringComparison.OrdinalIgnoreCase);
        // What stands for theirs keeps it.
        (await sales.SubmitAsync(answer.Page, "form#lead", ($"Custom.{field.Key}", "same"))).Saved();
        Assert.Equal(theirs.Id, await NamedAsync(lead.Id, field));
    }

    [Fact]
    public async Task A_record_that_was_deleted_is_said_to_be_gone()
    {
        var field = await app.FieldAsync(CustomType.Reference, target: Kinds.Contact);
        var (lead, owner) = (await app.LeadAsync(TestUser.Sales), app.Browser(TestUser.Owner));
        await app.InAsync<CrmDbContext>(async db =>
        {
            var values = CustomValues.Of(null);
            values.Set(field.Key, CustomValues.Written(Guid.NewGuid()));
            (await db.Leads.SingleAsync(l => l.Id == lead.Id)).Custom = values.ToJson();
            await db.SaveChangesAsync();
        });
        Assert.Contains("No longer there", (await owner.GetAsync($"{Leads}/{lead.Id}")).Body!.TextContent,
            StringComparison.Ordinal);
        await owner.GetAsync($"{Leads}?cols=name,{field.Key}&f.{field.Key}=filled&group={field.Key}");
        var form = await owner.GetAsync($"{Leads}/{lead.Id}/edit");
        (await owner.SubmitAsync(form, "form#lead", ("Note", "still saved"))).Saved();
    }

    [Fact]
    public async Task It_orders_by_name_within_its_module()
    {
        var field = await app.FieldAsync(CustomType.Reference);
        var owner = app.Browser(TestUser.Owner);
        var (b, a) = (await app.CompanyAsync(TestUser.Sales, "Bbb " + Guid.NewGuid().ToString("N")),
            await app.CompanyAsync(TestUser.Sales, "Aaa " + Guid.NewGuid().ToString("N")));
        var (first, second) = (await app.LeadAsync(TestUser.Sales), await app.LeadAsync(TestUser.Sales));
        await SaveAsync(owner, first.Id, field, b.Id);
        await SaveAsync(owner, second.Id, field, a.Id);
        var rows = (await owner.GetAsync($"{Leads}?f.{field.Key}=filled&sort={field.Key}"))
            .QuerySelectorAll("tbody a.rowlink").Select(x => Guid.Parse(x.GetAttribute("href")!.Split('/')[^1]));
        Assert.Equal([second.Id, first.Id], rows);
    }

    [Fact]
    public async Task A_merged_record_takes_its_fields_along_and_back()
    {
        var field = await app.FieldAsync(CustomType.Reference);
        var (into, from) = (await app.CompanyAsync(TestUser.Sales), await app.CompanyAsync(TestUser.Sales));
        var (lead, owner) = (await app.LeadAsync(TestUser.Sales), app.Browser(TestUser.Owner));
        await SaveAsync(owner, lead.Id, field, from.Id);
        var merging = new RecordMerging(Guid.NewGuid(), Kinds.Company, from.Id, into.Id, from.Name, into.Name);
        await MoveAsync(merging);
        Assert.Equal(into.Id, await NamedAsync(lead.Id, field));
        await MoveAsync(merging with { IsParted = true });
        Assert.Equal(from.Id, await NamedAsync(lead.Id, field));
    }

    private async Task MoveAsync(RecordMerging merging)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ErpCrm.Platform.Merging.ReferenceMover>().FollowAsync(
            scope.ServiceProvider.GetRequiredService<CrmDbContext>(), merging, withTrail: true, default);
    }

    private static async Task SaveAsync(TestBrowser browser, Guid lead, FieldDefinition field, Guid named)
    {
        var form = await browser.GetAsync($"{Leads}/{lead}/edit");
        (await browser.SubmitAsync(form, "form#lead", ($"Custom.{field.Key}", named.ToString()))).Saved();
    }

    private async Task<Guid?> NamedAsync(Guid lead, FieldDefinition field) => CustomValues.Of(
        await app.InAsync<CrmDbContext, string?>(db => db.Leads.Where(l => l.Id == lead).Select(l => l.Custom)
            .SingleAsync())).IdOf(field.Key);
}
