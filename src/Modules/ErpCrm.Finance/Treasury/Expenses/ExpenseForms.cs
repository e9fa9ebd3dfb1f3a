using ErpCrm.Finance.TaxRates;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.ExpenseClaims;
using ErpCrm.Finance.Treasury.ExpenseRates;
using ErpCrm.Platform.Security;
using ErpCrm.Platform.Submissions;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.Expenses;

/// <summary>What the form of an expense offers, and whether what was chosen is among it.</summary>
internal sealed class ExpenseForms(
    FinanceDbContext db, ICurrentUser me, IBusinessClock clock, ReceiptTwins twins, IStringLocalizer<FinanceText> T)
{
    /// <param name="expense">Null for a new one.</param>
    /// <param name="kind">As it is entered.</param>
    /// <param name="claimId">The claim that a new one becomes a line of.</param>
    public async Task<ExpenseFormContext> ContextAsync(Expense? expense, ExpenseKind kind, Guid? claimId,
        CancellationToken ct)
    {
        var claim = expense is null ? claimId : expense.ClaimId;
        return new ExpenseFormContext(
            expense,
            [.. (await ExpensesList.CategoriesAsync(db, ct)).Where(c => c.IsActive || c.Id == expense?.CategoryId)],
            await RatesAsync(ct))
        {
            Cards = kind == ExpenseKind.Receipt ? await CardsAsync(expense?.CardId, ct) : [],
            UnitRates = kind == ExpenseKind.Receipt ? [] : await UnitRatesAsync(kind, expense?.RateName, ct),
            Claim = claim is { } id
                ? await db.ExpenseClaims.AsNoTracking().RecordedBy(me).FirstOrDefaultAsync(c => c.Id == id, ct)
                : null,
        };
    }

    public async Task<ExpenseForm> OfAsync(Expense expense, CancellationToken ct)
    {
        var context = await ContextAsync(expense, expense.Kind, null, ct);
        var project = expense.ProjectId is { } id
            ? await db.Projects.Where(p => p.Id == id).Select(p => p.Code + " " + p.Name).FirstOrDefaultAsync(ct)
            : null;
        var form = ExpenseForm.Of(expense, project, context.Rates);
        form.Context = context;
        return form;
    }

    /// <summary>What a form may refer to is checked against what it was offered.</summary>
    /// <param name="before">Null for a new one.</param>
    public async Task CheckAsync(ExpenseForm form, Expense? before, ModelStateDictionary errors, CancellationToken ct)
    {
        if (form.ProjectId is { } project && project != before?.ProjectId && !await db.Projects.ChargeableBy(db, me)
            .AnyAsync(p => p.Id == project, ct))
            errors.AddModelError(nameof(form.ProjectId), T["Choose one of the list."]);
        if (form.IsReceipt) await CheckReceiptAsync(form, before, errors, ct);
        else await CountAsync(form, before, errors, ct);
    }

    /// <summary>Without the zeros the database keeps: a choice is found again by its text.</summary>
    internal static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;

    private async Task CheckReceiptAsync(ExpenseForm form, Expense? before, ModelStateDictionary errors,
        CancellationToken ct)
    {
        if (form.CategoryId is { } category && !await db.ExpenseCategories.AnyAsync(
            c => c.Id == category && (c.IsActive || (before != null && c.Id == before.CategoryId)), ct))
            errors.AddModelError(nameof(form.CategoryId), T["Choose one of the list."]);
        // A net amount that is typed replaces a total that was not touched.
        if (form is { Net: not null, Gross: { } gross } && gross != before?.Gross && form.Total()?.Gross != gross)
            errors.AddModelError(nameof(form.Net), T["This does not fit the total. Leave one of the two empty."]);
        await CheckCardAsync(form, before, errors, ct);
        // What the same form saved a moment ago is no other expense.
        form.Twin = await twins.OfCodeAsync(form.FiscalText, before?.Id, ct);
        if (form.Twin is not null && !await db.IsSubmissionStoredAsync(ct))
            errors.AddModelError(nameof(form.FiscalText), T["This receipt is claimed already."]);
    }

    // The bank takes an amount of the card's own currency: that is what is entered.
    private async Task CheckCardAsync(ExpenseForm form, Expense? before, ModelStateDictionary errors,
        CancellationToken ct)
    {
        if (form.CardId is not { } id) return;
        var card = await db.BankAccounts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, ct);
        if (card is null || (id != before?.CardId && !card.IsCardOf(me.Id)))
            errors.AddModelError(nameof(form.CardId), T["Choose one of the list."]);
        else if (card.Currency != form.Currency)
            errors.AddModelError(nameof(form.CardId), T["This card is in {0}: enter what it was charged.", card.Currency]);
    }

    private async Task CountAsync(ExpenseForm form, Expense? before, ModelStateDictionary errors, CancellationToken ct)
    {
        var quantity = form.Kind == ExpenseKind.Mileage ? form.Distance : form.Days;
        if (form.SpentOn is not { } day || string.IsNullOrWhiteSpace(form.RateName) || quantity is not { } known)
            return;
        var rate = await db.ExpenseRates.OnAsync(form.Kind, form.RateName, day, ct);
        if (rate is null || (!rate.IsActive && rate.Name != before?.RateName))
            errors.AddModelError(nameof(form.RateName), T["There is no such rate on this day."]);
        else form.Counted = new CountedTerms(rate, known, form.FromPlace, form.ToPlace);
    }

    private async Task<IReadOnlyList<SelectListItem>> CardsAsync(Guid? chosen, CancellationToken ct) =>
    [
        .. (await db.BankAccounts.AsNoTracking().Where(a => a.IsCard || a.Id == chosen).ToListAsync(ct))
            .Where(a => a.IsCardOf(me.Id) || a.Id == chosen).OrderBy(a => a.Name, StringComparer.CurrentCulture)
            .Select(a => new SelectListItem($"{a.Name} · {a.Currency}", a.Id.ToString())),
    ];

    private async Task<IReadOnlyList<SelectListItem>> UnitRatesAsync(ExpenseKind kind, string? chosen,
        CancellationToken ct)
    {
        var offered = await db.ExpenseRates.OfferedAsync(kind, clock.Today, ct);
        var items = offered.Select(r => new SelectListItem(
            $"{r.Name} · {Format.Money(r.Amount, r.Currency)}", r.Name)).ToList();
        if (chosen is not null && items.TrueForAll(i => i.Value != chosen))
            items.Add(new SelectListItem(chosen, chosen));
        return items;
    }

    private async Task<List<decimal>> RatesAsync(CancellationToken ct) =>
        [.. (await db.TaxRates.AsNoTracking().OfferedOn(clock.Today).Select(r => r.Percent).ToListAsync(ct))
            .Where(r => r > 0)
            .Select(Plain)
            .Distinct()];
}
