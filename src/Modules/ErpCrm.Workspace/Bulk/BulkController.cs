using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Lists.Selection;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using ErpCrm.Workspace.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Bulk;

/// <summary>What is done with several rows of any list: asked first, done one by one, told, taken back.</summary>
[Route("workspace/bulk"), SignedIn]
internal sealed class BulkController(
    WorkspaceDbContext db, ICurrentUser me, IBusinessClock clock, IEnumerable<RecordList> lists, RecordKinds kinds,
    BulkActions actions, BulkRunner runner, IStringLocalizer<WorkspaceText> T, IStringLocalizerFactory localizers)
    : PageController
{
    /// <param name="all">Every row that the list has, not the chosen ones alone.</param>
    [HttpGet("")]
    public async Task<IActionResult> Ask(
        string? list, string? act, string? query, bool all, Guid[] id, CancellationToken ct)
    {
        if (list is null && act is null) return LocalRedirect("/");
        var found = ListOf(list);
        var form = new BulkForm { List = list, Act = act, Query = query };
        form.Action = actions.Find(found.Kind, act, me).OrNotFound();
        form.Back = BackTo(found, query);
        var ids = all ? await found.IdsAsync(ScopeOf(found, query), BulkForm.Most + 1, ct) : [.. id.Distinct()];
        if (ids.Count == 0) return RefusedTo(new BusinessRuleException("Select rows first."), form.Back);
        if (ids.Count > BulkForm.Most) return RefusedTo(TooMany(), form.Back);
        form.Ids = string.Join(' ', ids.Select(i => i.ToString("N")));
        return Sheet("Ask", await CompleteAsync(form, found, ct));
    }

    /// <summary>The form again, with the fields that follow from what was chosen.</summary>
    [HttpPost("again")]
    public async Task<IActionResult> Again(BulkForm form, CancellationToken ct)
    {
        var found = ListOf(form.List);
        form.Action = actions.Find(found.Kind, form.Act, me).OrNotFound();
        form.Back = BackTo(found, form.Query);
        form.Values = Sent();
        ModelState.Clear();
        StayHere();
        return Sheet("Ask", await CompleteAsync(form, found, ct));
    }

    [HttpPost("")]
    public async Task<IActionResult> Do(BulkForm form, CancellationToken ct)
    {
        var found = ListOf(form.List);
        form.Action = actions.Find(found.Kind, form.Act, me).OrNotFound();
        if (form.Action.FileUrl is not null) return NotFound();
        form.Back = BackTo(found, form.Query);
        form.Values = Sent();
        await CompleteAsync(form, found, ct);
        form.Values = Answers(form.Fields);
        await CheckAsync(form, kinds.Get(found.Kind!), ct);
        return await TrySaveAsync("Ask", form, async () =>
        {
            var ids = form.Records;
            if (ids.Count == 0) throw new BusinessRuleException("Select rows first.");
            if (ids.Count > BulkForm.Most) throw TooMany();
            var run = BulkRun.Begin(me.Id, clock.UtcNow, form, form.Values.All);
            db.Add(run);
            await db.SaveChangesAsync(ct);
            await runner.DoAsync(found.Kind!, form.Act!, ids, form.Values, results => KeepAsync(run, results));
            return Told(run, form.Action, run.ResultsRead, form.Back);
        });
    }

    /// <summary>What the reader did last with rows of a list: its toast is gone, taking it back is not.</summary>
    [HttpGet("last")]
    public async Task<IActionResult> Last(string? list, CancellationToken ct)
    {
        var found = ListOf(list);
        var last = await db.BulkRuns.Where(r => r.UserId == me.Id && r.List == found.Key)
            .OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Select(r => (Guid?)r.Id)
            .FirstOrDefaultAsync(ct);
        return last is { } id
            ? LocalRedirect($"{BulkPages.Address}/{id}")
            : RefusedTo(new BusinessRuleException("Nothing was done with several rows here."), found.Url);
    }

    /// <summary>What became of each record.</summary>
    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct)
    {
        var run = await OwnAsync(id, ct);
        var list = ListOf(run.List);
        var kind = kinds.Get(list.Kind!);
        var results = run.ResultsRead;
        var titles = await kind.TitlesAsync(HttpContext.RequestServices, [.. results.Select(r => r.Id)], ct);
        return View(new BulkPage(
            run, results, titles, kind, actions.Find(kind.Key, run.Act, me), BackTo(list, run.Query)));
    }

    [HttpPost("{id:guid}/undo")]
    public async Task<IActionResult> Undo(Guid id, CancellationToken ct)
    {
        var run = await OwnAsync(id, ct);
        var list = ListOf(run.List);
        var back = BackTo(list, run.Query);
        var action = actions.Find(list.Kind, run.Act, me).OrNotFound();
        if (!action.CanUndo) return NotFound();
        return await TryAsync(back, async () =>
        {
            run.BeginUndo();
            await db.SaveChangesAsync(ct);
            var results = run.ResultsRead;
            var undone = await runner.UndoAsync(
                list.Kind!, run.Act, results.Where(r => r.CanBeUndone), new BulkValues(run.AnswersRead),
                some => KeepAsync(run, Over(results, some)));
            run.EndUndo(clock.UtcNow);
            await db.SaveChangesAsync(CancellationToken.None);
            return Told(run, action, undone, back);
        });
    }

    private async Task KeepAsync(BulkRun run, IReadOnlyList<BulkResult> results)
    {
        run.Finish(results);
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private static List<BulkResult> Over(IReadOnlyList<BulkResult> results, IReadOnlyList<BulkResult> undone)
    {
        var byId = undone.ToDictionary(r => r.Id);
        return [.. results.Select(r => byId.GetValueOrDefault(r.Id, r))];
    }

    // All well: on with the list. Otherwise the page says why of each.
    private IActionResult Told(BulkRun run, IBulkAction action, IReadOnlyList<BulkResult> results, string back)
    {
        var done = results.Count(r => r.Outcome == BulkOutcome.Done);
        if (results.Any(r => r.Outcome == BulkOutcome.Refused)) return Saved($"{BulkPages.Address}/{run.Id}");
        var what = run.UndoneAt is null ? action.Word : T["Undone"].Value;
        var canUndo = action.CanUndo && done > 0 && run.UndoneAt is null;
        Toast(done == 0 ? T["All of them were so already."] : $"{what}: {T.Count("{0} row|{0} rows", done)}",
            canUndo ? $"{BulkPages.Address}/{run.Id}/undo" : null);
        return Saved(back);
    }

    private async Task CheckAsync(BulkForm form, RecordKind kind, CancellationToken ct)
    {
        foreach (var field in form.Fields.Where(f => f.IsRequired && form.Values.TextOf(f.Name) is null))
            ModelState.AddModelError(field.Name, T["{0} is missing.", field.Label]);
        // What follows from another was not shown yet.
        foreach (var field in form.Fields.Where(f => f.Input == BulkInput.Own && !WasShown(f)))
            ModelState.AddModelError(field.Name, T["{0} is missing.", field.Label]);
        if (!ModelState.IsValid) return;
        try
        {
            await form.Action.CheckAsync(kind, form.Values, ct);
        }
        catch (BusinessRuleException refusal)
        {
            var texts = localizers.For(form.Action.GetType().Assembly);
            ModelState.AddModelError(refusal.Field ?? "", refusal.Of(texts));
        }
    }

    // Of boxes that are not ticked nothing is sent; a hidden field beside them says that they were shown.
    private bool WasShown(BulkField field) => Request.Form.ContainsKey(field.Name + BulkForm.ShownSuffix);

    private BulkValues Sent() => new(Request.Form.ToDictionary(
        pair => pair.Key, IReadOnlyList<string> (pair) => [.. pair.Value.OfType<string>()]));

    private BulkValues Answers(IReadOnlyList<BulkField> fields) => new(fields.ToDictionary(
        f => f.Name,
        IReadOnlyList<string> (BulkField f) =>
        [
            .. Request.Form[f.Name].OfType<string>().Select(v => v.Trim()).Where(v => v.Length > 0)
                .Select(v => v.Length > f.MostLetters ? v[..f.MostLetters] : v),
        ]));

    private async Task<BulkForm> CompleteAsync(BulkForm form, RecordList list, CancellationToken ct)
    {
        var kind = kinds.Get(list.Kind!);
        form.Fields = await form.Action.AskAsync(kind, form.Values, ct);
        var first = form.Records.Take(BulkForm.Named).ToList();
        var titles = await kind.TitlesAsync(HttpContext.RequestServices, first, ct);
        form.Names = [.. first.Where(titles.ContainsKey).Select(id => titles[id])];
        return form;
    }

    private static BusinessRuleException TooMany() =>
        new("At most {0} rows at once. Narrow the list by a filter.", BulkForm.Most);

    private async Task<BulkRun> OwnAsync(Guid id, CancellationToken ct) =>
        (await db.BulkRuns.FirstOrDefaultAsync(r => r.Id == id && r.UserId == me.Id, ct)).OrNotFound();

    private RecordList ListOf(string? key) =>
        lists.FirstOrDefault(l => l.Key == key && l.Kind is not null).OrNotFound();

    private ListScope ScopeOf(RecordList list, string? query) =>
        new(HttpContext.RequestServices, ListQuery.Parse(query ?? ""), list.Texts);

    private static string BackTo(RecordList list, string? query) => ListQuery.Parse(query ?? "").At(list.Url);
}

/// <summary>What became of one run.</summary>
internal sealed record BulkPage(
    BulkRun Run, IReadOnlyList<BulkResult> Results, IReadOnlyDictionary<Guid, string> Titles, RecordKind Kind,
    IBulkAction? Action, string Back)
{
    public bool CanUndo => Action is { CanUndo: true } && Run.UndoneAt is null && Results.Any(r => r.CanBeUndone);

    public int CountOf(BulkOutcome outcome) => Results.Count(r => r.Outcome == outcome);

    public IEnumerable<BulkResult> Of(BulkOutcome outcome) => Results.Where(r => r.Outcome == outcome);
}

internal sealed class BulkPages : IBulkPages
{
    public const string Address = "/workspace/bulk";

    public string Url => Address;
}
