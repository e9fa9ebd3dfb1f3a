using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Tax;

/// <summary>VAT that is paid to the tax office.</summary>
internal sealed class VatPaymentForm
{
    public DateOnly? PaidOn { get; set; }

    /// <summary>In base currency.</summary>
    [Decimals(3)]
    public decimal? Amount { get; set; }

    public Guid? BankAccountId { get; set; }

    [BindNever]
    public string BaseCurrency { get; set; } = "";

    [BindNever]
    public IReadOnlyList<SelectListItem> Accounts { get; set; } = [];

    public async Task PrepareAsync(FinanceDbContext db, string baseCurrency, CancellationToken ct)
    {
        BaseCurrency = baseCurrency;
        Accounts = [.. (await db.BankAccounts.AsNoTracking().Where(a => a.Currency == baseCurrency)
            .OrderBy(a => a.Name).Select(a => new { a.Id, a.Name }).ToListAsync(ct))
            .Select(a => new SelectListItem(a.Name, a.Id.ToString()))];
    }
}

internal sealed class VatPaymentFormValidator : AbstractValidator<VatPaymentForm>
{
    public VatPaymentFormValidator()
    {
        RuleFor(f => f.PaidOn).NotNull();
        RuleFor(f => f.Amount).NotNull().GreaterThan(0).LessThanOrEqualTo(Currencies.Largest);
        RuleFor(f => f.BankAccountId).NotNull();
    }
}
