using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Banking.Matching;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.Banking.Lines;

/// <summary>Lines of statements: all of them, each with what it is, and saying so.</summary>
[Route("finance/bank/lines"), RequirePermission(FinancePermissions.ViewBank)]
internal sealed class LinesController(FinanceDbContext db, BankLinesList list, LineReading reading,
    MatchTargets targets, Matcher matcher, Confirming confirming, IBusinessClock clock, ICurrentUser me,
    IStringLocalizer<FinanceText> T) : PageController
{
    private const int ProjectCount = 12;

    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct) =>
        View(MatchForm.Of(await reading.PageAsync(id, ct)));

    /// <summary>What a part of the line can be.</summary>
    [HttpGet("{id:guid}/targets"), RequirePermission(FinancePermissions.EditBank)]
    public async Task<IActionResult> Targets(Guid id, string? q, CancellationToken ct)
    {
        var line = await db.BankLines.AsNoTracking().OneAsync(id, ct);
        return PartialView("_PickerOptions", await targets.OptionsAsync(line, q, ct));
    }

    [HttpGet("projects"), RequirePermission(FinancePermissions.EditBank)]
    public async Task<IActionResult> Projects(string? q, CancellationToken ct)
    {
        var (projects, typed) = (db.Projects.AsNoTracking(), q?.Trim() ?? "");
        if (typed.Length > 0) projects = projects.Where(p => p.Code.Contains(typed) || p.Name.Contains(typed));
        var found = await projects.OrderByDescending(p => p.Code).Take(ProjectCount)
            .Select(p => new { p.Id, p.Code, p.Name }).ToListAsync(ct);
        return PartialView("_PickerOptions",
            found.Select(p => new PickerOption(p.Id.ToString(), $"{p.Code} {p.Name}")));
    }

    /// <summary>Confirms a proposal.</summary>
    [HttpPost("{id:guid}/confirm"), RequirePermission(FinancePermissions.EditBank)]
    public async Task<IActionResult> Confirm(Guid id, int version, string? key, bool stay, CancellationToken ct)
    {
        var line = await db.BankLines.AsNoTracking().OneAsync(id, ct);
        var url = stay ? $"/finance/bank/lines/{id}" : $"/finance/bank/match/{line.BankAccountId}";
        return await TryAsync(url, async () =>
        {
            await confirming.ConfirmAsync(new ChosenProposal(id, version, key ?? ""), ct);
            return Saved(url, T["Line matched"]);
        });
    }

    /// <summary>Matches the line with what somebody chose.</summary>
    [HttpPost("{id:guid}/match"), RequirePermission(FinancePermissions.EditBank)]
    public async Task<IActionResult> Match(Guid id, MatchForm form, CancellationToken ct)
    {
        var line = await db.BankLines.AsNoTracking().OneAsync(id, ct);
        return await TrySaveTogetherAsync("Show", form,
            new BusinessRuleException("These documents changed meanwhile. Look at them again."), async () =>
        {
            if (form.Version != line.Version)
                return Conflict("Show", form.ShownOn(await reading.PageAsync(id, ct)), await OtherAsync(form, id, ct));
            await matcher.MatchAsync(id, form.Version, await targets.PlanAsync(line, form.Entered, ct),
                new MatchTrail(MatchMethod.ByHand, null, "", me.Id, clock.UtcNow), ct);
            return Saved($"/finance/bank/match/{line.BankAccountId}", T["Line matched"]);
        }, async again =>
        {
            db.ChangeTracker.Clear();
            again.ShownOn(await reading.PageAsync(id, ct));
        });
    }

    [HttpPost("{id:guid}/undo"), RequirePermission(FinancePermissions.EditBank)]
    public Task<IActionResult> Undo(Guid id, UndoForm form, CancellationToken ct) =>
        TryAsync($"/finance/bank/lines/{id}", async () =>
        {
            if (!ModelState.IsValid) throw new BusinessRuleException("This text is too long.");
            await matcher.UndoAsync(id, form.Version, form.Reason, ct);
            return Saved($"/finance/bank/lines/{id}", T["The line is open again"]);
        });

    // What was typed, over the line as it is now: no two people type one match.
    private async Task<MatchForm> OtherAsync(MatchForm form, Guid id, CancellationToken ct)
    {
        var page = await reading.PageAsync(id, ct);
        return new MatchForm { Version = page.Line.Version, Parts = form.Parts }.ShownOn(page);
    }
}
