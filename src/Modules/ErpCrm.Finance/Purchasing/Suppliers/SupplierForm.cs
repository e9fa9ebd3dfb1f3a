using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Treasury.ExpenseCategories;
using ErpCrm.SharedKernel;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Finance.Purchasing.Suppliers;

internal sealed class SupplierForm
{
    public string? Name { get; set; }
    public Guid? CompanyId { get; set; }
    public string? CompanyIdText { get; set; }
    public string? TaxId { get; set; }
    public string? Email { get; set; }
    public string? Address { get; set; }
    public string Currency { get; set; } = "";
    public int? PaymentTermDays { get; set; }
    public string? AccountNumber { get; set; }
    public string? Bank { get; set; }
    public string? BankCode { get; set; }
    public Guid? CategoryId { get; set; }
    public Guid? AccountId { get; set; }
    public string? Notes { get; set; }
    public int Version { get; set; }

    [BindNever]
    public SupplierFormContext? Context { get; set; }

    /// <param name="companyName">Of the chosen company: what the supplier is called where nothing else is
    /// typed.</param>
    public SupplierData ToData(string? companyName) => new(
        string.IsNullOrWhiteSpace(Name) ? companyName ?? "" : Name, CompanyId, Currency, PaymentTermDays ?? 0,
        CategoryId, AccountId)
    {
        TaxId = TaxId,
        Email = Email,
        Address = Address,
        Notes = Notes,
        Account = new SupplierAccount(AccountNumber, Bank, BankCode),
    };

    public static SupplierForm Of(Supplier supplier, string? companyName = null) => new()
    {
        Name = supplier.Name,
        CompanyId = supplier.CompanyId,
        CompanyIdText = companyName,
        TaxId = supplier.TaxId,
        Email = supplier.Email,
        Address = supplier.Address,
        Currency = supplier.Currency,
        PaymentTermDays = supplier.PaymentTermDays,
        AccountNumber = supplier.AccountNumber,
        Bank = supplier.Bank,
        BankCode = supplier.BankCode,
        CategoryId = supplier.CategoryId,
        AccountId = supplier.AccountId,
        Notes = supplier.Notes,
        Version = supplier.Version,
    };
}

/// <summary>What can be chosen in the form.</summary>
/// <param name="Supplier">Null for a new one.</param>
internal sealed record SupplierFormContext(Supplier? Supplier, IReadOnlyList<ExpenseCategory> Categories,
    IReadOnlyList<BillAccount> Accounts);

internal sealed class SupplierFormValidator : AbstractValidator<SupplierForm>
{
    public SupplierFormValidator()
    {
        RuleFor(f => f.Name).NotEmpty().When(f => f.CompanyId is null);
        RuleFor(f => f.Name).MaximumLength(Supplier.NameLength);
        RuleFor(f => f.TaxId).MaximumLength(Supplier.TaxIdLength);
        RuleFor(f => f.Email).MaximumLength(Supplier.EmailLength).EmailAddress()
            .When(f => !string.IsNullOrWhiteSpace(f.Email));
        RuleFor(f => f.Address).MaximumLength(Supplier.AddressLength);
        RuleFor(f => f.Currency).NotEmpty().MaximumLength(Currencies.CodeLength);
        RuleFor(f => f.PaymentTermDays).NotNull().InclusiveBetween(0, 365);
        RuleFor(f => f.AccountNumber).MaximumLength(Supplier.AccountLength);
        RuleFor(f => f.Bank).MaximumLength(Supplier.BankLength);
        RuleFor(f => f.BankCode).MaximumLength(Supplier.BankCodeLength);
        RuleFor(f => f.Notes).MaximumLength(Supplier.NotesLength);
    }
}
