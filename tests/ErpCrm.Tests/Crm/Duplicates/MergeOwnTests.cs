using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Contracts;
using ErpCrm.Crm;
using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Contacts;
using ErpCrm.Crm.Duplicates;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Records.Tags;
using ErpCrm.SharedKernel;
using ErpCrm.Tests.Workspace.Fields;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Fields;
using ErpCrm.Workspace.Tags;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Crm.Duplicates;

/// <summary>What the company added to its records is chosen of two as everything else, and given back.</summary>
public sealed class MergeOwnTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public void Everything_that_people_type_of_a_company_or_a_contact_can_be_chosen()
    {
        Assert.Equal(typeof(CompanyData).GetProperties().Where(p => p.CanWrite).Select(p => p.Name).Order(),
            ErpCrm.Crm.Duplicates.CompanyFields.All.Select(field => field.Key).Order());
        // Other addresses are those of both.
        Assert.Equal(typeof(ContactData).GetProperties().Where(p => p.CanWrite).Select(p => p.Name)
            .Except([nameof(ContactData.OtherAddresses)]).Order(),
            ContactFields.All.Select(field => field.Key).Order());
    }

    [Theory]
    [InlineData(Kinds.Company)]
    [InlineData(Kinds.Contact)]
    public async Task Fields_of_the_company_are_chosen_one_by_one_and_an_undo_gives_them_back(string kind)
    {
        var fields = new List<FieldDefinition>();
        for (var i = 0; i < 4; i++) fields.Add(await app.FieldAsync(CustomType.Text, kind));
        var keys = fields.ConvertAll(field => field.Key);
        var (mine, theirs) = (Values((keys[0], "Mine 0"), (keys[1], "Mine 1"), (keys[3], "Mine 3")),
            Values((keys[0], "Theirs 0"), (keys[1], "Theirs 1"), (keys[2], "Theirs 2")));
        var (into, from) = await TwoAsync(kind, mine, theirs);
        var browser = app.Browser(TestUser.Administrator);
        var page = await browser.GetAsync(UrlOf(kind, into, from));
        var text = page.QuerySelector("form#merge table")!.TextContent;
        Assert.All(fields, field => Assert.Contains(field.NameEn, text, StringComparison.Ordinal));
        Assert.Contains("Theirs 2", text, StringComparison.Ordinal);
        Assert.True(IsChosen(page, keys[0], "mine"));
        Assert.True(IsChosen(page, keys[2], MergeForm.Theirs));

        (await browser.SubmitAsync(page, "form#merge", ($"Take[{keys[1]}]", MergeForm.Theirs),
            ($"Take[{keys[3]}]", MergeForm.Theirs))).Saved();
        await app.DrainAsync();
        Assert.Equal(Values((keys[0], "Mine 0"), (keys[1], "Theirs 1"), (keys[2], "Theirs 2")),
            await CustomAsync(kind, into));

        (await browser.SubmitAsync(await browser.GetAsync(PageOf(kind, into)), "form[action$='/undo']")).Saved();
        await app.DrainAsync();
        Assert.Equal((mine, theirs), (await CustomAsync(kind, into), await CustomAsync(kind, from)));
        await app.DeleteAsync([.. fields]);
    }

    [Fact]
    public async Task What_the_reader_does_not_see_is_neither_shown_nor_chosen_and_not_lost()
    {
        var secret = await app.FieldAsync(CustomType.Text, Kinds.Company,
            said => said with { Guard = FieldGuard.Seeing });
        var (mine, theirs) = (Values((secret.Key, "Mine in secret")), Values((secret.Key, "Theirs in secret")));
        var (into, from) = await TwoAsync(Kinds.Company, mine, theirs);
        var (empty, full) = await TwoAsync(Kinds.Company, null, theirs);
        var browser = app.Browser(TestUser.Sales);
        foreach (var (one, other, kept) in new[] { (into, from, mine), (empty, full, theirs) })
        {
            var page = await browser.GetAsync(UrlOf(Kinds.Company, one, other));
            Assert.DoesNotContain("in secret", page.Body!.TextContent, StringComparison.Ordinal);
            // Nobody chooses it by hand either.
            (await browser.SubmitAsync(page, "form#merge", ($"Take[{secret.Key}]", MergeForm.Theirs))).Saved();
            Assert.Equal(kept, await CustomAsync(Kinds.Company, one));
        }

        await app.DeleteAsync(secret);
    }

    [Theory]
    [InlineData(Kinds.Company)]
    [InlineData(Kinds.Contact)]
    public async Task Tags_that_are_not_ticked_are_taken_off_and_an_undo_gives_each_back_to_who_had_it(string kind)
    {
        var (into, from) = await TwoAsync(kind, null, null);
        var tags = await TagsAsync(6);
        // Of each of the two, of both; the first three stay.
        await GiveAsync(kind, into, tags[0], tags[2], tags[3], tags[5]);
        await GiveAsync(kind, from, tags[1], tags[2], tags[4], tags[5]);
        var browser = app.Browser(TestUser.Administrator);
        var page = await browser.GetAsync(UrlOf(kind, into, from));
        Assert.Equal(6, page.QuerySelectorAll("form#merge [name=Tags]:checked").Length);
        var fields = TestBrowser.Fields((IHtmlFormElement)page.QuerySelector("form#merge")!)
            .Where(f => f.Key != "Tags" || tags.Take(3).Any(tag => tag.ToString() == f.Value));
        (await browser.PostAsync(UrlOf(kind, into), fields)).Saved();
        await app.DrainAsync();
        Assert.Equal(tags.Take(3).Order(), await TagsOfAsync(into));
        Assert.Empty(await TagsOfAsync(from));

        (await browser.SubmitAsync(await browser.GetAsync(PageOf(kind, into)), "form[action$='/undo']")).Saved();
        await app.DrainAsync();
        Assert.Equal(new[] { tags[0], tags[2], tags[3], tags[5] }.Order(), await TagsOfAsync(into));
        Assert.Equal(new[] { tags[1], tags[2], tags[4], tags[5] }.Order(), await TagsOfAsync(from));
    }

    [Fact]
    public async Task What_was_chosen_stands_again_when_somebody_changed_one_of_them_meanwhile()
    {
        var (into, from) = await TwoAsync(Kinds.Company, null, null);
        var tags = await TagsAsync(2);
        await GiveAsync(Kinds.Company, from, tags[0], tags[1]);
        var browser = app.Browser(TestUser.Administrator);
        var page = await browser.GetAsync(UrlOf(Kinds.Company, into, from));
        (await browser.SubmitAsync(await browser.GetAsync($"/crm/companies/{from}/edit"), "form#company",
            ("Industry", "Changed"))).Saved();
        var fields = TestBrowser.Fields((IHtmlFormElement)page.QuerySelector("form#merge")!)
            .Where(f => f.Key != "Tags" || f.Value == tags[0].ToString());
        var answer = await browser.PostAsync(UrlOf(Kinds.Company, into), fields);
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(tags[0].ToString(), Assert.Single(
            answer.Page.QuerySelectorAll("form#merge [name=Tags]:checked")).GetAttribute("value"));
    }

    [Fact]
    public void What_nobody_chose_is_filled_and_what_was_chosen_empty_is_empty()
    {
        var (mine, theirs) = (Values(("f1", "a"), ("f2", "b")), Values(("f2", "c"), ("f3", "d")));
        Assert.Equal(Values(("f1", "a"), ("f2", "b"), ("f3", "d")), Chosen());
        Assert.Equal(Values(("f1", "a"), ("f2", "c")), Chosen(("f2", true), ("f3", false)));
        Assert.Equal(Values(("f2", "b"), ("f3", "d")), Chosen(("f1", true)));
        Assert.Same(mine, CustomValues.Chosen(mine, null, new Dictionary<string, bool>()));

        string? Chosen(params (string Key, bool IsTheirs)[] choices) => CustomValues.Chosen(mine, theirs,
            choices.ToDictionary(choice => choice.Key, choice => choice.IsTheirs));
    }

    private static bool IsChosen(IHtmlDocument page, string key, string value) =>
        ((IHtmlInputElement)page.QuerySelector($"input[name='Take[{key}]'][value={value}]")!).IsChecked;

    private static string UrlOf(string kind, Guid into, Guid? other = null) =>
        $"/crm/duplicates/{Part(kind)}/{into}{(other is null ? "" : $"?other={other}")}";

    private static string PageOf(string kind, Guid id) => $"/crm/{Part(kind)}/{id}";

    private static string Part(string kind) => kind == Kinds.Company ? "companies" : "contacts";

    private static string Values(params (string Key, string Text)[] values) =>
        "{" + string.Join(',', values.Select(value => $"\"{value.Key}\":\"{value.Text}\"")) + "}";

    private async Task<(Guid Into, Guid From)> TwoAsync(string kind, string? mine, string? theirs)
    {
        var (into, from) = (await app.CompanyAsync(TestUser.Sales), await app.CompanyAsync(TestUser.Sales));
        if (kind == Kinds.Company)
        {
            await GiveAsync<Company>((into.Id, mine), (from.Id, theirs));
            await app.DrainAsync();
            return (into.Id, from.Id);
        }

        var one = await app.ContactAsync(into.Id, "Asel Asanova");
        var other = await app.ContactAsync(into.Id, "A. Asanova");
        await GiveAsync<Contact>((one.Id, mine), (other.Id, theirs));
        await app.DrainAsync();
        return (one.Id, other.Id);
    }

    private Task GiveAsync<T>(params (Guid Id, string? Custom)[] values)
        where T : Entity, ICustomized => app.InAsync<CrmDbContext>(async db =>
    {
        foreach (var (id, custom) in values) (await db.Set<T>().SingleAsync(r => r.Id == id)).Custom = custom;
        await db.SaveChangesAsync();
    });

    private Task<string?> CustomAsync(string kind, Guid id) => app.InAsync<CrmDbContext, string?>(db =>
        kind == Kinds.Company
            ? db.Companies.Where(c => c.Id == id).Select(c => c.Custom).SingleAsync()
            : db.Contacts.Where(c => c.Id == id).Select(c => c.Custom).SingleAsync());

    private Task<List<Guid>> TagsAsync(int count) => app.InAsync<WorkspaceDbContext, List<Guid>>(async db =>
    {
        var tags = Enumerable.Range(0, count).Select(_ => new Tag($"{Guid.NewGuid():N}"[..20], TagColour.Blue))
            .ToList();
        db.AddRange(tags);
        await db.SaveChangesAsync();
        return tags.ConvertAll(tag => tag.Id);
    });

    private Task GiveAsync(string kind, Guid record, params Guid[] tags) => app.InAsync<WorkspaceDbContext>(async db =>
    {
        db.AddRange(tags.Select(tag => new RecordTag(kind, record, tag)));
        await db.SaveChangesAsync();
    });

    private Task<List<Guid>> TagsOfAsync(Guid record) => app.InAsync<WorkspaceDbContext, List<Guid>>(async db =>
        [.. (await db.Set<RecordTag>().Where(t => t.RecordId == record).Select(t => t.TagId).ToListAsync()).Order()]);
}
