using ErpCrm.Finance.PaymentCodes;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.BankAccounts;

[Route("finance/bank-accounts"), RequirePermission(FinancePermissions.EditSettings)]
internal sealed class BankAccountsController(FinanceDbContext db, IBusinessClock clock, ICompanyProfile company,
    BankAccountsList list, IStringLocalizer<FinanceText> T)
    : SettingsListController<BankAccount, BankAccountRow, BankAccountForm>(db, list)
{
    private readonly FinanceDbContext _db = db;
    private List<SelectListItem> _holders = [];

    public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        _holders = (await _db.Users.Where(u => u.IsActive).OrderBy(u => u.Name).Select(u => new { u.Id, u.Name })
            .ToListAsync(HttpContext.RequestAborted)).ConvertAll(u => new SelectListItem(u.Name, u.Id.ToString()));
        foreach (var form in context.ActionArguments.Values.OfType<BankAccountForm>()) form.Holders = _holders;
        await base.OnActionExecutionAsync(context, next);
    }

    protected override string SavedText => T["Bank account saved"];

    protected override BankAccountForm New() =>
        new()
        {
            Currency = company.Current.BaseCurrency, OpenedOn = clock.Today, OpeningBalance = 0, Holders = _holders,
        };

    protected override BankAccountForm FormOf(BankAccount account)
    {
        var form = BankAccountForm.Of(account);
        form.Holders = _holders;
        return form;
    }

    // Payments name no account: what came in counts for a currency
    // from one day on, or a later balance would contain it twice.
    protected override async Task CheckAsync(BankAccountForm form, BankAccount? account, CancellationToken ct)
    {
        if (await Records.Where(a => a.Currency == form.Currency && a.OpenedOn != form.OpenedOn && a.Id != form.Id)
            .Select(a => (DateOnly?)a.OpenedOn).FirstOrDefaultAsync(ct) is { } begun)
            ModelState.AddModelError(nameof(form.OpenedOn),
                T["Cash in {0} is counted from {1} on. Enter the balance of that day.", form.Currency,
                    Format.Date(begun)]);
        if (form.HolderId is { } holder && holder != account?.HolderId
            && !await _db.Users.AnyAsync(u => u.Id == holder && u.IsActive, ct))
            ModelState.AddModelError(nameof(form.HolderId), T["Choose one of the list."]);
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
        account.TakeCodes(form.PaymentLink);
        account.BeCard(form.IsCard, form.HolderId);
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
    public string? PaymentLink { get; set; }

    /// <summary>A card of the company that expenses are paid with.</summary>
    public bool IsCard { get; set; }

    /// <summary>Who pays with it; empty for everybody.</summary>
    public Guid? HolderId { get; set; }
    public int Version { get; set; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Holders { get; set; } = [];

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
        PaymentLink = account.PaymentLink,
        IsCard = account.IsCard,
        HolderId = account.HolderId,
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
        RuleFor(f => f.PaymentLink).MaximumLength(ElqrLink.LinkLength);
    }
}
