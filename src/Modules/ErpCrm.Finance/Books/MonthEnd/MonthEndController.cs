using ErpCrm.Finance.Books.MonthEnd.Runs;
using ErpCrm.Finance.Books.Periods;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.MonthEnd;

/// <summary>Closes months step by step (domain-rules §15).</summary>
[Route("finance/month-end"), RequirePermission(FinancePermissions.ClosePeriods)]
internal sealed class MonthEndController(FinanceDbContext db, Checklists lists, ClosingRunner runner, ICurrentUser me,
    IBusinessClock clock, ICompanyProfile company, IStringLocalizer<FinanceText> T) : PageController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct) =>
        View(await MonthEndPage.LoadAsync(db, lists, clock.Today, ct));

    [HttpGet("{month}")]
    public async Task<IActionResult> Show(string month, CancellationToken ct) =>
        View(await lists.OfAsync(Find(month), clock.Today, ct));

    [HttpGet("{month}/steps/{step}")]
    public async Task<IActionResult> Step(string month, string step, CancellationToken ct)
    {
        var (of, posting) = (Find(month), FindPosting(month, step));
        var lack = await posting.LackAsync(of, ct);
        var rows = lack is null ? await posting.ComputeAsync(of, ct) : [];
        var (first, kind) = (of.First, posting.Step);
        var runs = await db.ClosingRuns.AsNoTracking().Where(r => r.Month == first && r.Step == kind)
            .OrderByDescending(r => r.Number).Take(20)
            .Select(r => new StepRun(r.Id, r.Code, r.State, r.Amount, r.RanAt)).ToListAsync(ct);
        var locks = await PeriodGuard.ReadAsync(db, ct);
        return View(new StepPage(of, posting, new RunRows(kind, rows, 0, company.Current.BaseCurrency),
            lack?.Of(T), locks?.OperationsDay >= of.Last, runs));
    }

    [HttpPost("{month}/steps/{step}")]
    public async Task<IActionResult> Post(string month, string step, CancellationToken ct)
    {
        var (of, posting) = (Find(month), FindPosting(month, step));
        return await TryAsync($"{of.Url}/steps/{step}", async () =>
        {
            var run = await runner.PostAsync(posting, of, ct);
            return Saved($"/finance/month-end/runs/{run.Id}", T["{0} is posted", run.Code]);
        });
    }

    /// <summary>Somebody looked at a step: it is done, or what is left may stay.</summary>
    [HttpPost("{month}/tick")]
    public async Task<IActionResult> Tick(string month, string? step, string? note, CancellationToken ct)
    {
        var of = Find(month);
        var looked = lists.Find(of, step).OrNotFound();
        return await TryAsync(of.Url, async () =>
        {
            if (note?.Length > ClosingTick.NoteLength) note = note[..ClosingTick.NoteLength];
            var left = (await looked.LookAsync(of, ct)).Left;
            if (await TickOfAsync(of, looked.Key, ct) is { } known) known.Again(left, note, me.Id, clock.UtcNow);
            else db.Add(new ClosingTick(of.First, looked.Key, left, note, me.Id, clock.UtcNow));
            await db.SaveChangesAsync(ct);
            return Saved(of.Url, T["{0}: done", T[looked.Title].Value]);
        });
    }

    [HttpPost("{month}/untick")]
    public async Task<IActionResult> Untick(string month, string? step, CancellationToken ct)
    {
        var of = Find(month);
        var looked = lists.Find(of, step).OrNotFound();
        if (await TickOfAsync(of, looked.Key, ct) is { } known) db.Remove(known);
        await db.SaveChangesAsync(ct);
        return Saved(of.Url);
    }

    /// <summary>The last step: nothing more is posted in the month but by whoever closes months.</summary>
    [HttpPost("{month}/close")]
    public async Task<IActionResult> Close(string month, CancellationToken ct)
    {
        var of = Find(month);
        return await TryAsync(of.Url, async () =>
        {
            var locks = await BookLocks.ForChangeAsync(db, ct);
            if (locks.OperationsDay >= of.Last)
                throw new BusinessRuleException("The books are closed until that day already.");
            db.AddRange(locks.Move(LockKind.Operations, of.Last, null, clock.Today, clock.UtcNow, me.Id));
            await db.SaveChangesAsync(ct);
            return Saved(of.Url, T["The books are closed until {0}", Format.Date(of.Last)]);
        });
    }

    private Task<ClosingTick?> TickOfAsync(ClosingMonth month, string step, CancellationToken ct)
    {
        var first = month.First;
        return db.ClosingTicks.FirstOrDefaultAsync(t => t.Month == first && t.Step == step, ct);
    }

    private static ClosingMonth Find(string month) => ClosingMonth.Parse(month).OrNotFound();

    private PostingStep FindPosting(string month, string step) =>
        (lists.Find(Find(month), step) as PostingStep).OrNotFound();
}
