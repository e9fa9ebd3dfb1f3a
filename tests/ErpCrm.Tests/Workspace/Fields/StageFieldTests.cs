using System.Net;
using ErpCrm.Contracts;
using ErpCrm.Crm;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Tests.Crm;
using ErpCrm.Workspace.Fields;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Workspace.Fields;

/// <summary>A field that must be filled in from a stage on is asked for by whatever moves the record there.</summary>
public sealed class StageFieldTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly Guid[] Stages =
        [.. Enumerable.Range(1, 4).Select(i => new Guid($"0197a000-0000-7000-8000-00000000000{i}"))];

    [Fact]
    public async Task A_move_on_the_board_asks_for_it_and_goes_on_with_it()
    {
        var field = await FieldAsync(Stages[1].ToString());
        var (deal, sales) = (await app.DealAsync(TestUser.Sales), await BoardAsync());
        var url = $"/crm/deals/{deal.Id}/move?stage={Stages[1]}";
        var asked = await sales.PostAsync(url, [new("extra", "kept")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.Equal("kept", asked.Page.QuerySelector("form#step [name=extra]")!.GetAttribute("value"));
        Assert.Equal(Stages[0], await StageAsync(deal.Id));
        var empty = await sales.SubmitAsync(asked.Page, "form#step", ($"Custom.{field.Key}", ""));
        Assert.NotEqual("", empty.Page.QuerySelector($"#Custom_{field.Key}-error")!.TextContent);
        (await sales.SubmitAsync(empty.Page, "form#step", ($"Custom.{field.Key}", "said"))).Saved();
        Assert.Equal(Stages[1], await StageAsync(deal.Id));
        Assert.Equal("said", await TextAsync(deal.Id, field));
        Assert.Contains(field.NameEn, (await sales.GetAsync($"/audit/deal/{deal.Id}")).Body!.TextContent,
            StringComparison.Ordinal);
        // Back and there again asks for nothing.
        (await sales.PostAsync($"/crm/deals/{deal.Id}/move?stage={Stages[0]}", [])).Saved();
        (await sales.PostAsync(url, [])).Saved();
        await app.DeleteAsync(field);
    }

    [Fact]
    public async Task With_script_it_is_asked_for_beside_the_page()
    {
        var field = await FieldAsync(Stages[1].ToString());
        var (deal, sales) = (await app.DealAsync(TestUser.Sales), await BoardAsync());
        using var post = new HttpRequestMessage(HttpMethod.Post, $"/crm/deals/{deal.Id}/move?stage={Stages[2]}")
        {
            Content = new FormUrlEncodedContent([]),
        };
        post.Headers.Add("HX-Request", "true");
        using var answer = await sales.Http.SendAsync(post);
        Assert.Equal("#sheet", answer.Headers.GetValues("HX-Retarget").Single());
        Assert.Contains($"Custom.{field.Key}", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await app.DeleteAsync(field);
    }

    [Fact]
    public async Task A_form_of_a_step_asks_for_it_itself_and_loses_nothing()
    {
        var field = await FieldAsync("Won");
        var (deal, sales) = (await app.DealAsync(TestUser.Sales), app.Browser(TestUser.Sales));
        var form = await sales.GetAsync($"/crm/deals/{deal.Id}/win");
        var asked = await sales.SubmitAsync(form, "form#win", ("Reason", "Price"), ("Note", "They liked it"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.Contains("They liked it", asked.Page.QuerySelector("[name=Note]")!.TextContent,
            StringComparison.Ordinal);
        (await sales.SubmitAsync(asked.Page, "form#win", ($"Custom.{field.Key}", "agreed"))).Saved();
        Assert.Equal("agreed", await TextAsync(deal.Id, field));
        await app.DeleteAsync(field);
    }

    [Fact]
    public async Task Moved_with_others_each_says_for_itself()
    {
        var field = await FieldAsync(Stages[2].ToString());
        var sales = app.Browser(TestUser.Sales);
        var (with, without) = (await app.DealAsync(TestUser.Sales), await app.DealAsync(TestUser.Sales));
        await sales.SubmitAsync(await sales.GetAsync($"/crm/deals/{with.Id}/edit"), "form#deal",
            ($"Custom.{field.Key}", "there"));
        var form = await sales.GetAsync($"/workspace/bulk?list=deals&act=crm.deal-stage&id={with.Id}&id={without.Id}");
        var done = await sales.SubmitAsync(form, "form#bulk", ("stage", Stages[2].ToString()));
        Assert.Contains(field.NameEn, (await sales.GetAsync(done.Saved())).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal((Stages[2], Stages[0]), (await StageAsync(with.Id), await StageAsync(without.Id)));
        await app.DeleteAsync(field);
    }

    [Fact]
    public async Task A_form_needs_it_where_the_record_stands_and_not_before()
    {
        var field = await FieldAsync(Stages[3].ToString());
        var sales = app.Browser(TestUser.Sales);
        var form = await sales.GetAsync($"/crm/deals/create?stage={Stages[3]}");
        var refused = await sales.SubmitAsync(form, "form#deal", ("Name", "Late"));
        Assert.NotEqual("", refused.Page.QuerySelector($"#Custom_{field.Key}-error")!.TextContent);
        var early = await sales.SubmitAsync(
            await sales.GetAsync($"/crm/deals/create?stage={Stages[0]}"), "form#deal", ("Name", "Early"));
        Assert.Equal("", early.Page.QuerySelector($"#Custom_{field.Key}-error")?.TextContent ?? "");
        await app.DeleteAsync(field);
    }

    // A browser on the board, which sends what it moves with its protection against forgery.
    private async Task<TestBrowser> BoardAsync()
    {
        var browser = app.Browser(TestUser.Sales);
        browser.Http.DefaultRequestHeaders.Add("X-CSRF-TOKEN",
            (await browser.GetAsync("/crm/deals")).QuerySelector("meta[name=csrf-token]")!.GetAttribute("content")!);
        return browser;
    }

    private Task<FieldDefinition> FieldAsync(string stage) => app.FieldAsync(
        CustomType.Text, Kinds.Deal, said => said with { RequiredFrom = stage });

    private Task<Guid> StageAsync(Guid deal) => app.InAsync<CrmDbContext, Guid>(
        db => db.Deals.Where(d => d.Id == deal).Select(d => d.StageId).SingleAsync());

    private async Task<string?> TextAsync(Guid deal, FieldDefinition field) => CustomValues.Of(
        await app.InAsync<CrmDbContext, string?>(db => db.Deals.Where(d => d.Id == deal).Select(d => d.Custom)
            .SingleAsync())).TextOf(field.Key);
}
