using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ErpCrm.Contracts;
using ErpCrm.Crm;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Tests.Crm;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Fields;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Workspace.Fields;

/// <summary>A field that a company adds goes the whole way: form, page, list, filter, order, file, search,
/// history.</summary>
public sealed class FieldPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Leads = "/crm/leads";

    [Fact]
    public async Task A_field_is_added_by_its_form_and_stands_in_the_form_of_the_record()
    {
        var admin = app.Browser(TestUser.Administrator);
        var form = await admin.GetAsync("/workspace/fields/create?kind=company&type=Choice");
        var saved = await admin.SubmitAsync(form, "form#custom-field", ("NameRu", "Сегмент рынка"),
            ("Choices[0].Ru", "Банки"), ("Choices[1].Ru", "Торговля"));
        Assert.Equal("/workspace/fields?kind=company", saved.Saved());
        var page = await app.Browser(TestUser.Sales, "ky").GetAsync("/crm/companies/create");
        var select = page.QuerySelector("select[name^='Custom.f']")!;
        Assert.Equal(["", "Банки", "Торговля"], select.Children.Select(o => o.TextContent));
        Assert.Contains("Сегмент рынка", page.QuerySelector("form#company")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_is_on_the_page_in_the_list_in_the_file_and_in_the_history()
    {
        var (text, number) = (await app.FieldAsync(CustomType.Text), await app.FieldAsync(CustomType.Number));
        var lead = await app.LeadAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        await SaveAsync(browser, lead.Id, (text.Key, "Договор 17/К"), (number.Key, "1 234,5"));
        var page = await browser.GetAsync($"{Leads}/{lead.Id}");
        Assert.Contains("Договор 17/К", page.Body!.TextContent, StringComparison.Ordinal);
        var list = await browser.GetAsync($"{Leads}?f.{text.Key}=17/К&cols=name,{text.Key},{number.Key}");
        var row = Assert.Single(list.QuerySelectorAll("tbody tr"));
        Assert.Contains("1,234.5", row.TextContent, StringComparison.Ordinal);
        var file = await browser.Http.GetStringAsync($"{Leads}?f.{text.Key}=17/К&as=csv");
        Assert.Contains(text.NameEn, file, StringComparison.Ordinal);
        Assert.Contains("Договор 17/К", file, StringComparison.Ordinal);
        await SaveAsync(browser, lead.Id, (text.Key, "Договор 18"));
        var history = await browser.GetAsync($"/audit/lead/{lead.Id}");
        Assert.Contains("Договор 17/К", history.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(text.NameEn, history.Body.TextContent, StringComparison.Ordinal);
        // What the form did not say stays.
        Assert.Equal(1234.5m, CustomValues.Of(await CustomAsync(lead.Id)).NumberOf(number.Key));
    }

    [Theory]
    [InlineData(CustomType.Number, "9", "10", "10..")]
    [InlineData(CustomType.Money, "9.50", "1000", "500..2000")]
    [InlineData(CustomType.Date, "2025-12-31", "2026-02-01", "2026-01-01..")]
    [InlineData(CustomType.Text, "Alpha", "Beta", "is:beta")]
    [InlineData(CustomType.YesNo, "no", "yes", "yes")]
    [InlineData(CustomType.Link, "a.kg", "b.kg", "b.kg")]
    public async Task A_list_is_narrowed_and_ordered_by_it(CustomType type, string small, string large, string asked)
    {
        var field = await app.FieldAsync(type);
        var browser = app.Browser(TestUser.Owner);
        var (one, other) = (await app.LeadAsync(TestUser.Sales), await app.LeadAsync(TestUser.Sales));
        await SaveAsync(browser, one.Id, (field.Key, small));
        await SaveAsync(browser, other.Id, (field.Key, large));
        Assert.Equal([other.Id], await RowsAsync(browser, $"?f.{field.Key}={asked}"));
        Assert.Equal([one.Id, other.Id], await RowsAsync(browser, $"?f.{field.Key}=filled&sort={field.Key}"));
        Assert.Equal([other.Id, one.Id], await RowsAsync(browser, $"?f.{field.Key}=filled&sort=-{field.Key}"));
        var grouped = await browser.GetAsync($"{Leads}?f.{field.Key}=filled&group={field.Key}");
        if (type is CustomType.YesNo or CustomType.Date)
            Assert.Equal(2, grouped.QuerySelectorAll("tr.together").Length);
    }

    [Fact]
    public async Task An_amount_in_yen_is_saved_again_as_it_stands_and_its_file_says_the_currency()
    {
        var field = await app.FieldAsync(CustomType.Money, currency: "JPY");
        var lead = await app.LeadAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        await SaveAsync(browser, lead.Id, (field.Key, "100"));
        // The form as it stands.
        await SaveAsync(browser, lead.Id);
        Assert.Equal(100m, CustomValues.Of(await CustomAsync(lead.Id)).NumberOf(field.Key));
        Assert.Contains($"{field.NameEn}, JPY", await browser.Http.GetStringAsync($"{Leads}?f.{field.Key}=100&as=csv"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choices_are_asked_ordered_and_grouped_by_their_own_order()
    {
        var (one, several) = (await app.FieldAsync(CustomType.Choice), await app.FieldAsync(CustomType.Choices));
        var browser = app.Browser(TestUser.Owner);
        var (gamma, beta) = (await app.LeadAsync(TestUser.Sales), await app.LeadAsync(TestUser.Sales));
        await SaveAsync(browser, gamma.Id, (one.Key, $"{one.IdOf("Gamma")}"), (several.Key, $"{several.IdOf("Alpha")}"),
            (several.Key, $"{several.IdOf("Beta")}"));
        await SaveAsync(browser, beta.Id, (one.Key, $"{one.IdOf("Beta")}"), (several.Key, $"{several.IdOf("Beta")}"));
        Assert.Equal([beta.Id, gamma.Id], await RowsAsync(browser, $"?f.{one.Key}=filled&sort={one.Key}"));
        Assert.Equal([gamma.Id], await RowsAsync(browser, $"?f.{one.Key}={one.IdOf("Gamma")}"));
        Assert.Equal([gamma.Id], await RowsAsync(browser, $"?f.{several.Key}={several.IdOf("Alpha")}"));
        Assert.Equal(2, (await RowsAsync(browser, $"?f.{several.Key}={several.IdOf("Beta")}")).Count);
        var page = await browser.GetAsync($"{Leads}?f.{one.Key}=filled&group={one.Key}");
        Assert.Equal(["Beta", "Gamma"], page.QuerySelectorAll("tr.together th").Select(
            th => th.TextContent.Trim().Split(' ')[0]));
        var open = await browser.GetAsync($"{Leads}?open=f.{one.Key}");
        Assert.Equal(3, open.QuerySelectorAll("form#asking input[type=checkbox]").Length);
    }

    [Fact]
    public async Task More_choices_than_one_filter_asks_for_are_said_and_stay_ticked()
    {
        var choices = Enumerable.Range(1, 27)
            .Select(i => new CustomChoice(Guid.CreateVersion7(), new($"Choice {i}", "", ""))).ToList();
        var field = await app.FieldAsync(CustomType.Choice, change: said => said with { Choices = choices });
        var browser = app.Browser(TestUser.Sales);
        async Task<IHtmlDocument> AskAsync(int count) => await browser.GetAsync(
            $"{Leads}?open=f.{field.Key}&f.{field.Key}={string.Join(',', choices.Take(count).Select(c => c.Id))}");
        Assert.Null((await AskAsync(26)).QuerySelector("form#asking .error"));
        var form = (await AskAsync(27)).QuerySelector("form#asking")!;
        Assert.Contains("At most 26", form.QuerySelector(".error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(27, form.QuerySelectorAll("input[type=checkbox][checked]").Length);
    }

    [Fact]
    public async Task A_yes_or_no_is_asked_for_where_nobody_answered()
    {
        var field = await app.FieldAsync(CustomType.YesNo);
        var page = await app.Browser(TestUser.Sales).GetAsync($"{Leads}?f.{field.Key}=empty&open=f.{field.Key}");
        var chosen = page.QuerySelector("form#asking select[name=how] option[selected]")!;
        Assert.Equal("empty", chosen.GetAttribute("value"));
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost()
    {
        var number = await app.FieldAsync(CustomType.Number);
        var needed = await app.FieldAsync(CustomType.Text, change: said => said with { IsRequired = true });
        var browser = app.Browser(TestUser.Sales, "ru");
        var form = await browser.GetAsync($"{Leads}/create");
        var answer = await browser.SubmitAsync(form, "form#lead", ("Name", "Асель Проверка"), ("Source", "Website"),
            ($"Custom.{number.Key}", "много"));
        await app.DeleteAsync(needed);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("много", ((IHtmlInputElement)answer.Page.QuerySelector($"[name='Custom.{number.Key}']")!).Value);
        Assert.Contains("Введите число", answer.Page.QuerySelector($"#Custom_{number.Key}-error")!.TextContent,
            StringComparison.Ordinal);
        Assert.NotEqual("", answer.Page.QuerySelector($"#Custom_{needed.Key}-error")!.TextContent);
        Assert.Equal("Асель Проверка", ((IHtmlInputElement)answer.Page.QuerySelector("[name=Name]")!).Value);
    }

    [Fact]
    public async Task Of_two_who_change_a_field_the_second_sees_both_values()
    {
        var field = await app.FieldAsync(CustomType.Text);
        var lead = await app.LeadAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        var late = await browser.GetAsync($"{Leads}/{lead.Id}/edit");
        await SaveAsync(browser, lead.Id, (field.Key, "theirs"));
        var answer = await browser.SubmitAsync(late, "form#lead", ($"Custom.{field.Key}", "mine"));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        var row = answer.Page.QuerySelectorAll(".conflict tbody tr").Single(
            r => r.TextContent.Contains(field.NameEn, StringComparison.Ordinal));
        Assert.Contains("theirs", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("mine", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_confidential_field_does_not_exist_for_others()
    {
        var secret = await app.FieldAsync(CustomType.Text, change: said => said with { Guard = FieldGuard.Seeing });
        var lead = await app.LeadAsync(TestUser.Sales);
        await SaveAsync(app.Browser(TestUser.Owner), lead.Id, (secret.Key, "Xyzzysecret"));
        var sales = app.Browser(TestUser.Sales);
        foreach (var url in new[] { $"{Leads}/{lead.Id}", $"{Leads}/{lead.Id}/edit", $"/audit/lead/{lead.Id}",
            $"{Leads}?f.{secret.Key}=filled&cols=name,{secret.Key}", "/search?q=Xyzzysecret" })
        {
            var html = (await sales.GetAsync(url)).Body!.InnerHtml;
            Assert.DoesNotContain(secret.NameEn, html, StringComparison.Ordinal);
            if (!url.StartsWith("/search", StringComparison.Ordinal))
                Assert.DoesNotContain("Xyzzysecret", html, StringComparison.Ordinal);
        }

        var file = await sales.Http.GetStringAsync($"{Leads}?as=csv&whole=1");
        Assert.DoesNotContain("Xyzzysecret", file, StringComparison.Ordinal);
        await SaveAsync(sales, lead.Id, (secret.Key, "changed"));
        Assert.Equal("Xyzzysecret", CustomValues.Of(await CustomAsync(lead.Id)).TextOf(secret.Key));
        Assert.Contains("Xyzzysecret", (await app.Browser(TestUser.Management).GetAsync($"{Leads}/{lead.Id}"))
            .Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_is_found_by_what_stands_in_its_fields()
    {
        var field = await app.FieldAsync(CustomType.Text);
        var lead = await app.LeadAsync(TestUser.Sales);
        var word = $"Zq{Guid.NewGuid():N}"[..10];
        await SaveAsync(app.Browser(TestUser.Sales), lead.Id, (field.Key, word));
        var found = await app.Browser(TestUser.Sales).GetAsync($"/search?q={word}");
        Assert.Contains(found.QuerySelectorAll("main a"), a => a.GetAttribute("href") == $"{Leads}/{lead.Id}");
        // And it says where.
        Assert.Contains($"{field.NameEn}: {word}", found.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_becomes_confidential_finds_its_record_for_others_no_longer()
    {
        var field = await app.FieldAsync(CustomType.Text);
        var lead = await app.LeadAsync(TestUser.Sales);
        var word = $"Zq{Guid.NewGuid():N}"[..10];
        await SaveAsync(app.Browser(TestUser.Owner), lead.Id, (field.Key, word));
        var admin = app.Browser(TestUser.Administrator);
        foreach (var (guard, isFound) in new[] { (FieldGuard.Seeing, false), (FieldGuard.Nobody, true) })
        {
            var form = await admin.GetAsync($"/workspace/fields/{field.Id}/edit");
            (await admin.SubmitAsync(form, "form#custom-field", ("Guard", guard.ToString()))).Saved();
            var found = await app.Browser(TestUser.Sales).GetAsync($"/search?q={word}");
            Assert.Equal(isFound, found.QuerySelectorAll("main a").Any(
                a => a.GetAttribute("href") == $"{Leads}/{lead.Id}"));
        }
    }

    [Fact]
    public async Task A_deleted_field_comes_back_with_its_values_and_after_thirty_days_is_gone()
    {
        var field = await app.FieldAsync(CustomType.Text);
        var lead = await app.LeadAsync(TestUser.Sales);
        await SaveAsync(app.Browser(TestUser.Sales), lead.Id, (field.Key, "Qkept"));
        var admin = app.Browser(TestUser.Administrator);
        async Task<TestAnswer> PressAsync(string step) => await admin.SubmitAsync(
            await admin.GetAsync("/workspace/fields?kind=lead"), $"form[action='/workspace/fields/{field.Id}/{step}']");
        (await PressAsync("delete")).Saved();
        Assert.DoesNotContain("Qkept", (await admin.GetAsync($"{Leads}/{lead.Id}")).Body!.TextContent,
            StringComparison.Ordinal);
        (await PressAsync("restore")).Saved();
        Assert.Contains("Qkept", (await admin.GetAsync($"{Leads}/{lead.Id}")).Body!.TextContent,
            StringComparison.Ordinal);
        (await PressAsync("delete")).Saved();
        await RemoveAsync();
        Assert.Equal("Qkept", CustomValues.Of(await CustomAsync(lead.Id)).TextOf(field.Key));
        await app.InAsync<WorkspaceDbContext>(db => db.FieldDefinitions.Where(f => f.Id == field.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.DeletedAt, f => f.DeletedAt!.Value.AddDays(-31))));
        await RemoveAsync();
        Assert.False(CustomValues.Of(await CustomAsync(lead.Id)).Has(field.Key));
        Assert.Contains(field.NameEn, (await admin.GetAsync($"/audit/lead/{lead.Id}")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_type_of_a_field_stays_and_a_choice_that_is_left_out_is_retired()
    {
        var field = await app.FieldAsync(CustomType.Choice, Kinds.Project);
        var admin = app.Browser(TestUser.Administrator);
        var form = await admin.GetAsync($"/workspace/fields/{field.Id}/edit");
        var answer = await admin.SubmitAsync(form, "form#custom-field", ("Type", "Text"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        (await admin.SubmitAsync(form, "form#custom-field", ("Choices[0].En", "Renamed"), ("Choices[1].En", ""),
            ("Choices[1].Ru", ""))).Saved();
        var choices = (await app.InAsync<WorkspaceDbContext, FieldDefinition>(
            db => db.FieldDefinitions.SingleAsync(f => f.Id == field.Id))).ChoiceList();
        Assert.Equal(field.IdOf("Alpha"), choices.Single(c => c.Name.En == "Renamed").Id);
        Assert.True(choices.Single(c => c.Name.En == "Beta").IsRetired);
    }

    [Fact]
    public async Task Who_does_not_manage_fields_has_no_page_of_them() =>
        await app.Browser(TestUser.Sales).GetAsync("/workspace/fields", HttpStatusCode.Forbidden);

    private static async Task SaveAsync(TestBrowser browser, Guid lead, params (string Key, string Value)[] values)
    {
        var form = await browser.GetAsync($"{Leads}/{lead}/edit");
        (await browser.SubmitAsync(form, "form#lead", [.. values.Select(v => ($"Custom.{v.Key}", v.Value))])).Saved();
    }

    private static async Task<IReadOnlyList<Guid>> RowsAsync(TestBrowser browser, string query) =>
        [.. (await browser.GetAsync(Leads + query)).QuerySelectorAll("tbody a.rowlink")
            .Select(a => Guid.Parse(a.GetAttribute("href")!.Split('/')[^1]))];

    private Task<string?> CustomAsync(Guid lead) => app.InAsync<CrmDbContext, string?>(
        db => db.Leads.Where(l => l.Id == lead).Select(l => l.Custom).SingleAsync());

    private async Task RemoveAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RemoveFields>().RunAsync(default);
    }
}
