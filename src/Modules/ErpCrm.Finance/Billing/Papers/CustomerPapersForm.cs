using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Copies;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Finance.Billing.Papers;

/// <summary>What papers say of a customer.</summary>
internal sealed class CustomerPapersForm
{
    public string? RegistrationCode { get; set; }
    public string? Bank { get; set; }
    public string? BankCode { get; set; }
    public string? Account { get; set; }
    public string? Signer { get; set; }
    public int Version { get; set; }

    [BindNever]
    public Customer? Customer { get; set; }

    public static CustomerPapersForm Of(CustomerPapers? papers) => papers is null
        ? new CustomerPapersForm()
        : new CustomerPapersForm
        {
            RegistrationCode = papers.RegistrationCode,
            Bank = papers.Bank,
            BankCode = papers.BankCode,
            Account = papers.AccountNumber,
            Signer = papers.Signer,
            Version = papers.Version,
        };

    public FrozenBuyer ToBuyer() => new()
    {
        RegistrationCode = RegistrationCode?.Trim() ?? "",
        Bank = Bank?.Trim() ?? "",
        BankCode = BankCode?.Trim() ?? "",
        Account = Account?.Trim() ?? "",
        Signer = Signer?.Trim() ?? "",
    };
}

internal sealed class CustomerPapersFormValidator : AbstractValidator<CustomerPapersForm>
{
    public CustomerPapersFormValidator()
    {
        RuleFor(f => f.RegistrationCode).MaximumLength(CustomerPapers.CodeLength);
        RuleFor(f => f.Bank).MaximumLength(BankAccount.BankLength);
        RuleFor(f => f.BankCode).MaximumLength(BankAccount.CodeLength);
        RuleFor(f => f.Account).MaximumLength(BankAccount.NumberLength);
        RuleFor(f => f.Signer).MaximumLength(PaperSettings.NameLength);
    }
}
