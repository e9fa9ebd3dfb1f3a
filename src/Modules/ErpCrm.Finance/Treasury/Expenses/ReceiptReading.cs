using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Treasury.Expenses;

/// <summary>Fills a form by what the code of its receipt says, and by what such expenses are. Nothing that somebody
/// typed is replaced; only what he takes over by a button is.</summary>
internal sealed class ReceiptReading(ExpenseSuggestions suggestions, ReceiptTwins twins, IBusinessClock clock)
{
    /// <param name="expenseId">The expense that the form is of; null for a new one.</param>
    /// <param name="takes">The proposal is taken over.</param>
    public async Task FillAsync(ExpenseForm form, Guid? expenseId, bool takes, CancellationToken ct)
    {
        form.Fiscal = FiscalReceipt.Read(form.FiscalText);
        form.Twin = await twins.OfCodeAsync(form.FiscalText, expenseId, ct);
        if (form.Fiscal is { IsRefund: false } receipt) await FillAsync(form, receipt, ct);
        form.Suggestion = await suggestions.OfAsync(form.Supplier, form.Description, ct);
        if (form.Suggestion is not { } proposed) return;
        var hasVat = form.VatRate is not null || form.Vat is not null;
        if (takes || form.CategoryId is null) form.CategoryId = proposed.CategoryId;
        if (proposed.VatPercent is { } percent && (takes || !hasVat)) form.VatRate = ExpenseForms.Plain(percent);
        if (proposed.ProjectId is { } project && (takes || form.ProjectId is null))
            (form.ProjectId, form.ProjectIdText) = (project, proposed.Project);
    }

    // A new form says today until somebody chooses another day.
    private async Task FillAsync(ExpenseForm form, FiscalReceipt receipt, CancellationToken ct)
    {
        if (form.SpentOn is null || form.SpentOn == clock.Today) form.SpentOn = receipt.On;
        if (form is { Gross: null, Net: null }) form.Gross = receipt.Amount;
        if (receipt.Currency is { } currency && form.CardId is null) form.Currency = currency;
        form.SupplierTaxId = receipt.SellerTaxId ?? form.SupplierTaxId;
        if (string.IsNullOrWhiteSpace(form.Supplier))
            form.Supplier = await suggestions.SupplierOfAsync(form.SupplierTaxId, ct);
    }
}
