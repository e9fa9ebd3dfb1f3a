using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Journals;

/// <summary>Entries by hand: a new one, the same again, and taking one back.</summary>
[Route("finance/journals"), RequirePermission(FinancePermissions.EditLedger)]
internal sealed class JournalEntryController(FinanceDbContext db, IBusinessClock clock, ICompanyProfile company,
    HandJournals journals, JournalCopies copies, IStringLocalizer<FinanceText> T) : PageController
{
    private const int OptionCount = 12;
    private const int FirstLines = 2;

    [HttpGet("create")]
    public async Task<IActionResult> Create(Guid? copy, CancellationToken ct)
    {
        var form = copy is { } id ? await copies.OfAsync(id, ct) : new JournalForm();
        form.Date = clock.Today;
        while (form.Lines.Count < FirstLines) form.Lines.Add(new JournalLineForm { Currency = BaseCurrency });
        form.ShowIn(await ContextAsync(ct));
        return View(form);
    }

    [HttpPost("create"), RequestFormLimits(ValueCountLimit = JournalForm.PostedValues)]
    public async Task<IActionResult> Create(JournalForm form, CancellationToken ct)
    {
        form.ShowIn(await ContextAsync(ct));
        await CheckAsync(form, ct);
        return await TrySaveAsync("Create", form, async () =>
        {
            var entry = form.ToEntry(BaseCurrency);
            try
            {
                var id = await db.InTransactionAsync(async token =>
                {
                    var journal = await journals.PostAsync(entry, token);
                    await db.SaveChangesAsync(token);
                    return journal.Id;
                }, ct);
                return Saved($"/finance/journals/{id}", T["Entry posted"]);
            }
            catch (BusinessRuleException refusal) when (refusal.Field is { } field
                && field.StartsWith("Lines[", StringComparison.Ordinal))
            {
                throw AtItsLine(form, refusal, field);
            }
        });
    }

    /// <summary>Sums of what is typed so far; nothing is saved.</summary>
    [HttpPost("preview"), RequestFormLimits(ValueCountLimit = JournalForm.PostedValues)]
    public async Task<IActionResult> Preview(JournalForm form, CancellationToken ct)
    {
        ModelState.Clear();
        form.ShowIn(await ContextAsync(ct));
        var rates = await Rates.LoadAsync(db, company, ct);
        return PartialView("_Preview", JournalTotals.Of(form, rates, BaseCurrency, form.Date ?? clock.Today));
    }

    [HttpGet("parties")]
    public async Task<IActionResult> PartyOptions(string? q, CancellationToken ct) =>
        PartialView("_PickerOptions", (await Parties.FindAsync(db, q, OptionCount, ct))
            .Select(p => new PickerOption(p.Id.ToString(), p.Name, T[p.Detail])));

    [HttpGet("projects")]
    public async Task<IActionResult> ProjectOptions(string? q, CancellationToken ct)
    {
        var (projects, typed) = (db.Projects.AsNoTracking().Where(p => !p.IsWithdrawn), q?.Trim() ?? "");
        if (typed.Length > 0) projects = projects.Where(p => p.Code.Contains(typed) || p.Name.Contains(typed));
        var options = await projects.OrderByDescending(p => p.Code).Take(OptionCount)
            .Select(p => new PickerOption(p.Id.ToString(), p.Code + " " + p.Name, null, false, null)).ToListAsync(ct);
        return PartialView("_PickerOptions", options);
    }

    [HttpPost("{id:guid}/reverse")]
    public async Task<IActionResult> Reverse(Guid id, DateOnly? on, string? reason, CancellationToken ct)
    {
        var journal = await db.Journals.AsNoTracking().Include(j => j.Lines).OneAsync(j => j.Id == id, ct);
        if (reason?.Length > Journal.TextLength) reason = reason[..Journal.TextLength];
        return await TryAsync($"/finance/journals/{id}", async () =>
        {
            var reversal = await journals.ReverseAsync(journal, on ?? clock.Today, reason, ct);
            await db.SaveChangesAsync(ct);
            return Saved($"/finance/journals/{reversal.Id}", T["Entry reversed"]);
        });
    }

    private string BaseCurrency => company.Current.BaseCurrency;

    private async Task<JournalFormContext> ContextAsync(CancellationToken ct) => new(
        BaseCurrency,
        await db.CostCentres.AsNoTracking().Where(c => c.IsActive).OrderBy(c => c.Code)
            .Select(c => new CentreOption(c.Id, c.Code + " " + c.Name)).ToListAsync(ct));

    // What only this form knows: sides, shares, and what it was offered.
    private async Task CheckAsync(JournalForm form, CancellationToken ct)
    {
        var (hasShares, centres) = (form.ChosenShares().Count > 0, form.Context!.Centres.Select(c => c.Id).ToHashSet());
        var accounts = await db.Accounts.AsNoTracking().ToDictionaryAsync(a => a.Id, ct);
        var projects = form.Lines.Select(l => l.ProjectId).OfType<Guid>().Distinct().ToList();
        var known = await db.Projects.Where(p => projects.Contains(p.Id)).Select(p => p.Id).ToListAsync(ct);
        var parties = await Parties.NamesAsync(
            db, [.. form.Lines.Select(l => l.PartyId).OfType<Guid>().Distinct()], ct);
        foreach (var (line, i) in form.Entered())
        {
            void Wrong(string field, string message) => ModelState.AddModelError($"Lines[{i}].{field}", message);
            if (line is { Debit: > 0, Credit: > 0 }) Wrong(nameof(line.Credit), T["Enter a debit or a credit."]);
            else if (line.Amount == 0 && (line.Base ?? 0) == 0) Wrong(nameof(line.Debit), T["Enter an amount."]);
            if (line.AccountId is { } id && accounts.GetValueOrDefault(id) is not { IsActive: true })
                Wrong(nameof(line.AccountId), T["Choose an active account of the chart."]);
            else if (line.AccountId is { } account && accounts[account].Role.IsControl())
                Wrong(nameof(line.AccountId), T[HandJournals.ControlRefusal, accounts[account].Code]);
            if (line.ProjectId is { } project && !known.Contains(project))
                Wrong(nameof(line.ProjectId), T["Choose one of the list."]);
            if (line.PartyId is { } party && !parties.ContainsKey(party))
                Wrong(nameof(line.PartyId), T["Choose one of the list."]);
            if (line.IsSplit && !hasShares)
                Wrong(nameof(line.Centre), T["Say below which cost centre bears how much."]);
            else if (!line.IsSplit && !string.IsNullOrEmpty(line.Centre)
                && !(Guid.TryParse(line.Centre, out var centre) && centres.Contains(centre)))
                Wrong(nameof(line.Centre), T["Choose one of the list."]);
        }
    }

    // Lines that say nothing are left out before they are posted: the refusal names the line of the form.
    private static BusinessRuleException AtItsLine(JournalForm form, BusinessRuleException refusal, string field)
    {
        var end = field.IndexOf(']', StringComparison.Ordinal);
        var posted = int.Parse(field["Lines[".Length..end], System.Globalization.CultureInfo.InvariantCulture);
        return new BusinessRuleException(refusal.Message, [.. refusal.Arguments])
        {
            Field = $"Lines[{form.Entered()[posted].Index}{field[end..]}",
        };
    }
}
