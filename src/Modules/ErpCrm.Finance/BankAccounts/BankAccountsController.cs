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

[Route("finance/bank-accounts")]
internal sealed class BankAccountsController(
    FinanceDbContext db, IBusinessClock clock, ICompanyProfile company, BankAccountsList list,
    IStringLocalizer<FinanceText> T) : PageController
{
    [HttpGet(""), RequirePermission(FinancePermissions.EditSettings)]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("create"), RequirePermission(FinancePermissions.EditSettings)]
    public IActionResult Create() => View("Form",
        new BankAccountForm { Currency = company.Current.BaseCurrency, OpenedOn = clock.Today, OpeningBalance = 0 });

    [HttpPost("create"), RequirePermission(FinancePermissions.EditSettings)]
    public Task<IActionResult> Create(BankAccountForm form, CancellationToken ct) => SaveAsync(null, form, ct);

    [HttpGet("{id:guid}/edit"), RequirePermission(FinancePermissions.EditSettings)]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct) =>
        await db.BankAccounts.FindAsync([id], ct) is { } account
            ? View("Form", BankAccountForm.Of(account))
            : NotFound();

    [HttpPost("{id:guid}/edit"), RequirePermission(FinancePermissions.EditSettings)]
    public async Task<IActionResult> Edit(Guid id, BankAccountForm form, CancellationToken ct) =>
        await db.BankAccounts.FindAsync([id], ct) is { } account ? await SaveAsync(account, form, ct) : NotFound();

    private async Task<IActionResult> SaveAsync(BankAccount? account, BankAccountForm form, CancellationToken ct)
    {
        form.Id = account?.Id;
        if (await db.BankAccounts.AnyAsync(a => a.Name == form.Name && a.Id != form.Id, ct))
            ModelState.AddModelError(nameof(form.Name), T["There is already one of this name."]);
        // Payments name no account: what came in counts for a currency
        // from one day on, or a later balance would contain it twice.
        if (await db.BankAccounts.Where(a => a.Currency == form.Currency && a.OpenedOn != form.OpenedOn
            && a.Id != form.Id).Select(a => (DateOnly?)a.OpenedOn).FirstOrDefaultAsync(ct) is { } begun)
            ModelState.AddModelError(nameof(form.OpenedOn),
                T["Cash in {0} is counted from {1} on. Enter the balance of that day.", form.Currency,
                    Format.Date(begun)]);
        if (!ModelState.IsValid) return Invalid("Form", form);
        if (account is not null && account.Version != form.Version)
            return Conflict("Form", form, BankAccountForm.Of(account));
        try
        {
            account?.Change(form.Name, form.Currency, form.OpeningBalance!.Value, form.OpenedOn!.Value, clock.Today);
            account ??= (BankAccount)db.Add(BankAccount.Open(form.Name, form.Currency, form.OpeningBalance!.Value,
                form.OpenedOn!.Value, clock.Today)).Entity;
            account.Describe(form.Bank, form.BankCode, form.Number, form.IsOnInvoices);
            await TakeOverAsync(account, ct);
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, "Form", form);
        }

        await db.SaveChangesAsync(ct);
        return Saved("/finance/bank-accounts", T["Bank account saved"]);
    }

    // Invoices of a currency name one account: the one that was ticked last.
    private async Task TakeOverAsync(BankAccount account, CancellationToken ct)
    {
        if (!account.IsOnInvoices) return;
        foreach (var other in await db.BankAccounts
            .Where(a => a.Currency == account.Currency && a.IsOnInvoices && a.Id != account.Id)
            .ToListAsync(ct))
            other.TakeOffInvoices();
    }
}

internal sealed class BankAccountForm
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
