using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.BankAccounts;

[Route("finance/bank-accounts"), RequirePermission(FinancePermissions.EditSettings)]
internal sealed class BankAccountsController(FinanceDbContext db, IBusinessClock clock, ICompanyProfile company,
    BankAccountsList list, IStringLocalizer<FinanceText> T)
    : SettingsListController<BankAccount, BankAccountRow, BankAccountForm>(db, list)
{
    private readonly FinanceDbContext _db = db;

    protected override string SavedText => T["Bank account saved"];

    protected override BankAccountForm New() =>
        new() { Currency = company.Current.BaseCurrency, OpenedOn = clock.Today, OpeningBalance = 0 };

    protected override BankAccountForm FormOf(BankAccount account) => BankAccountForm.Of(account);

    // Payments name no account: what came in counts for a currency
    // from one day on, or a later balance would contain it twice.
    protected override async Task CheckAsync(BankAccountForm form, BankAccount? account, CancellationToken ct)
    {
        if (await Records.Where(a => a.Currency == form.Currency && a.OpenedOn != form.OpenedOn && a.Id != form.Id)
            .Select(a => (DateOnly?)a.OpenedOn).FirstOrDefaultAsync(ct) is { } begun)
            ModelState.AddModelError(nameof(form.OpenedOn),
                T["Cash in {0} is counted from {1} on. Enter the balance of that day.", form.Currency,
                    Format.Date(begun)]);
        if (account is not null && account.Currency != form.Currency
            && await _db.BankStatements.AnyAsync(s => s.BankAccountId == account.Id, ct))
            ModelState.AddModelError(nameof(form.Currency),
                T["Statements of this account were imported: its currency stays."]);
    }

    protected override async Task<BankAccount> ApplyAsync(BankAccountForm form, BankAccount? account,
        CancellationToken ct)
    {
        var (balance, openedOn) = (form.OpeningBalance!.Value, form.OpenedOn!.Value);
        account?.Change(form.Name, form.Currency, balance, openedOn, clock.Today);
        account ??= BankAccount.Open(form.Name, form.Currency, balance, openedOn, clock.Today);
        account.Describe(form.Bank, form.BankCode, form.Number, form.IsOnInvoices);
        await TakeOverAsync(account, ct);
        return account;
    }

    // Invoices of a currency name one account: the one that was ticked last.
    private async Task TakeOverAsync(BankAccount account, CancellationToken ct)
    {
        if (!account.IsOnInvoices) return;
        foreach (var other in await Records
            .Where(a => a.Currency == account.Currency && a.IsOnInvoices && a.Id != account.Id)
            .ToListAsync(ct))
            other.TakeOffInvoices();
    }
}

internal sealed class BankAccountForm : ISettingForm
{
    public Guid? Id { get; set; }
    public string Name { get; set; } = "";
    public string Currency { get; set; } = "";
    [Amount]
    public decimal? OpeningBalance { get; set; }
    public DateOnly? OpenedOn { get; set; }
    public string? Bank { get; set; }
    public string? BankCode { get; set; }
    public string? Number { get; set; }
    public bool IsOnInvoices { get; set; }
    public int Version { get; set; }

    public static BankAccountForm Of(BankAccount account) => new()
    {
        Id = account.Id,
        Name = account.Name,
        Currency = account.Currency,
        OpeningBalance = account.OpeningBalance,
        OpenedOn = account.OpenedOn,
        Bank = account.Bank,
        BankCode = account.BankCode,
        Number = account.Number,
        IsOnInvoices = account.IsOnInvoices,
        Version = account.Version,
    };
}

internal sealed class BankAccountFormValidator : AbstractValidator<BankAccountForm>
{
    public BankAccountFormValidator()
    {
        RuleFor(f => f.Name).NotEmpty().MaximumLength(BankAccount.NameLength);
        RuleFor(f => f.Currency).NotEmpty().MaximumLength(3);
        RuleFor(f => f.OpeningBalance).NotNull().InclusiveBetween(-100_000_000_000m, 100_000_000_000m);
        RuleFor(f => f.OpenedOn).NotNull();
        RuleFor(f => f.Bank).MaximumLength(BankAccount.BankLength);
        RuleFor(f => f.BankCode).MaximumLength(BankAccount.CodeLength);
        RuleFor(f => f.Number).MaximumLength(BankAccount.NumberLength);
    }
}
