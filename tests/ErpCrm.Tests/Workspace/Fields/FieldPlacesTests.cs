using System.IO.Compression;
using ErpCrm.Contracts;
using ErpCrm.Crm;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Tests.Crm;
using ErpCrm.Workspace.Fields;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Workspace.Fields;

/// <summary>Every type of field in every place: typed, shown, asked for, ordered by, filed, changed in many rows and
/// taken back; and nowhere at all for who may not see it.</summary>
public sealed class FieldPlacesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Leads = "/crm/leads";

    public static TheoryData<CustomType> Types => [.. Enum.GetValues<CustomType>()];

    [Theory, MemberData(nameof(Types))]
    public async Task A_value_is_typed_shown_asked_filed_and_changed_in_many_rows(CustomType type)
    {
        var field = await app.FieldAsync(type);
        var (value, shown, asked) = await SampleAsync(field);
        var (one, other) = (await app.LeadAsync(TestUser.Sales), await app.LeadAsync(TestUser.Sales));
        var browser = app.Browser(TestUser.Sales);
        await SaveAsync(browser, one.Id, field, value);
        Assert.Contains(shown, (await browser.GetAsync($"{Leads}/{one.Id}")).Body!.TextContent,
            StringComparison.Ordinal);
        var query = $"?f.{field.Key}={Uri.EscapeDataString(asked)}&cols=name,{field.Key}";
        Assert.Equal([one.Id], await RowsAsync(browser, query));
        Assert.Contains(one.Id, await RowsAsync(browser, $"?f.{field.Key}=filled"));
        Assert.DoesNotContain(one.Id, await RowsAsync(browser, $"?f.{field.Key}=empty&q=nobody"));
        // An order that a type does not have is the list's own.
        Assert.Equal([one.Id], await RowsAsync(browser, $"{query}&sort=-{field.Key}&group={field.Key}"));
        Assert.Contains(field.NameEn, await browser.Http.GetStringAsync(Leads + query + "&as=csv"),
            StringComparison.Ordinal);
        await using var book = new MemoryStream(await browser.Http.GetByteArrayAsync(Leads + query + "&as=xlsx"));
        using var zip = new ZipArchive(book);
        Assert.NotNull(zip.GetEntry("xl/worksheets/sheet1.xml"));

        var url = $"/workspace/bulk?list=leads&act=workspace.change-field&id={other.Id}";
        var form = await browser.SubmitAsync(await browser.GetAsync(url), "form#bulk", ("field", field.Key));
        (await browser.SubmitAsync(form.Page, "form#bulk", [.. value.Select(v => ($"Custom.{field.Key}", v))])).Saved();
        Assert.Equal(await RawAsync(one.Id, field), await RawAsync(other.Id, field));
        var last = await browser.GetAsync((await LastAsync(browser)).ToString());
        (await browser.SubmitAsync(last, "form[action$='/undo']")).Saved();
        Assert.Null(await RawAsync(other.Id, field));
    }

    [Theory, MemberData(nameof(Types))]
    public async Task A_guarded_value_is_nowhere_for_who_may_not_see_it(CustomType type)
    {
        var field = await app.FieldAsync(type, change: said => said with
        {
            Guard = FieldGuard.Seeing, IsFast = CustomIndexes.Serve(type),
        });
        var (value, _, asked) = await SampleAsync(field);
        var (one, other) = (await app.LeadAsync(TestUser.Sales), await app.LeadAsync(TestUser.Sales));
        await SaveAsync(app.Browser(TestUser.Owner), one.Id, field, value);
        var sales = app.Browser(TestUser.Sales);
        foreach (var url in new[]
        {
            $"{Leads}/{one.Id}", $"{Leads}/{one.Id}/edit", $"/audit/lead/{one.Id}",
            $"{Leads}?open=f.{field.Key}", $"{Leads}?open=sort", $"{Leads}?open=group", $"{Leads}?open=cols",
            $"/workspace/bulk?list=leads&act=crm.lead-owner&id={one.Id}", "/workspace/imports/example?kind=lead&as=csv",
        })
        {
            using var answer = await sales.Http.GetAsync(url);
            Assert.DoesNotContain(field.NameEn, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        // A condition, an order and a group that one may not ask for leave the list as it is.
        var both = await RowsAsync(sales, "?cols=name");
        Assert.Contains(one.Id, both);
        Assert.Contains(other.Id, both);
        Assert.Equal(both, await RowsAsync(sales, $"?cols=name&f.{field.Key}={Uri.EscapeDataString(asked)}"));
        Assert.Equal(both, await RowsAsync(sales, $"?cols=name&sort={field.Key}"));
        Assert.Equal(both, await RowsAsync(sales, $"?cols=name&sort=-{field.Key}&group={field.Key}"));
        var file = await sales.Http.GetStringAsync($"{Leads}?as=csv&whole=1");
        Assert.DoesNotContain(field.NameEn, file, StringComparison.Ordinal);
        var offered = await sales.GetAsync($"/workspace/bulk?list=leads&act=workspace.change-field&id={one.Id}",
            await HasOthersAsync(sales) ? System.Net.HttpStatusCode.OK : System.Net.HttpStatusCode.NotFound);
        Assert.DoesNotContain(field.NameEn, offered.Body!.InnerHtml, StringComparison.Ordinal);
        if (type == CustomType.Reference)
            await sales.GetAsync($"/workspace/fields/{field.Key}/options?q=a", System.Net.HttpStatusCode.NotFound);
        await app.DeleteAsync(field);
    }

    private static async Task<bool> HasOthersAsync(TestBrowser browser)
    {
        using var answer = await browser.Http.GetAsync(
            $"/workspace/bulk?list=leads&act=workspace.change-field&id={Guid.NewGuid()}");
        return answer.StatusCode != System.Net.HttpStatusCode.NotFound;
    }

    private async Task<(string[] Value, string Shown, string Asked)> SampleAsync(FieldDefinition field)
    {
        if (field.Type == CustomType.Reference)
        {
            var company = await app.CompanyAsync(TestUser.Sales);
            return ([company.Id.ToString()], company.Name, company.Id.ToString());
        }

        var word = $"Zq{Guid.NewGuid():N}"[..10];
        return field.Type switch
        {
            CustomType.Number => (["1234.5"], "1,234.5", "1234.5"),
            CustomType.Money => (["99.50"], "99.50", "99.5"),
            CustomType.Date => (["2026-02-03"], "2026", "2026-02-03"),
            CustomType.YesNo => (["yes"], "Yes", "yes"),
            CustomType.Choice => ([$"{field.IdOf("Beta")}"], "Beta", $"{field.IdOf("Beta")}"),
            CustomType.Choices => ([$"{field.IdOf("Alpha")}", $"{field.IdOf("Gamma")}"], "Alpha, Gamma",
                $"{field.IdOf("Gamma")}"),
            CustomType.Person => ([TestUser.SalesMate.Id.ToString()], TestUser.SalesMate.Name,
                TestUser.SalesMate.Id.ToString()),
            CustomType.Link => ([$"https://{word}.kg/a"], word, word),
            _ => ([word], word, word),
        };
    }

    private static async Task SaveAsync(TestBrowser browser, Guid lead, FieldDefinition field, string[] values)
    {
        var form = await browser.GetAsync($"{Leads}/{lead}/edit");
        (await browser.SubmitAsync(form, "form#lead", [.. values.Select(v => ($"Custom.{field.Key}", v))])).Saved();
    }

    private static async Task<IReadOnlyList<Guid>> RowsAsync(TestBrowser browser, string query) =>
        [.. (await browser.GetAsync(Leads + query)).QuerySelectorAll("tbody a.rowlink")
            .Select(a => Guid.Parse(a.GetAttribute("href")!.Split('/')[^1]))];

    private static async Task<Uri> LastAsync(TestBrowser browser)
    {
        using var answer = await browser.Http.GetAsync("/workspace/bulk/last?list=leads");
        return answer.Headers.Location!;
    }

    private async Task<string?> RawAsync(Guid lead, FieldDefinition field) => CustomValues.Of(
        await app.InAsync<CrmDbContext, string?>(db => db.Leads.Where(l => l.Id == lead).Select(l => l.Custom)
            .SingleAsync())).Raw(field.Key);
}
