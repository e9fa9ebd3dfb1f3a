using ErpCrm.Finance.PaymentCodes;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.BankAccounts;

/// <summary>A bank account or cash box, with what was on it when the
/// books began: the starting truth of cash (domain-rules §21).</summary>
internal sealed class BankAccount : Entity
{
    public const int NameLength = 80;
    public const int BankLength = 120;
    public const int CodeLength = 20;
    public const int NumberLength = 40;

    private BankAccount()
    {
    }

    public string Name { get; private set; } = "";
    public string Currency { get; private set; } = "";

    /// <summary>At the beginning of <see cref="OpenedOn"/>; may be negative (overdraft).</summary>
    public decimal OpeningBalance { get; private set; }

    public DateOnly OpenedOn { get; private set; }

    /// <summary>The bank, as it stands on invoices.</summary>
    public string Bank { get; private set; } = "";

    /// <summary>БИК, or SWIFT of a foreign bank.</summary>
    public string BankCode { get; private set; } = "";

    public string Number { get; private set; } = "";

    /// <summary>Whether invoices in its currency name it.</summary>
    public bool IsOnInvoices { get; private set; }

    /// <summary>By which its bank takes payments with a code (ELQR), as the bank gave it: invoices print a code of it.
    /// </summary>
    public string PaymentLink { get; private set; } = "";

    /// <summary>A card of the company: expenses are paid with it, and nobody is paid back from it.</summary>
    public bool IsCard { get; private set; }

    /// <summary>User who pays with the card; null for everybody.</summary>
    [NotAudited]
    public Guid? HolderId { get; private set; }

    /// <summary>The account of the chart that it is kept on; made with it.</summary>
    [NotAudited]
    public Guid? LedgerAccountId { get; private set; }

    public static BankAccount Open(string name, string currency, decimal openingBalance, DateOnly openedOn,
        DateOnly today)
    {
        var account = new BankAccount();
        account.Change(name, currency, openingBalance, openedOn, today);
        return account;
    }

    public void Change(string name, string currency, decimal openingBalance, DateOnly openedOn, DateOnly today)
    {
        if (!Currencies.IsKnown(currency))
            throw new BusinessRuleException("Choose a currency of the list.") { Field = nameof(Currency) };
        if (openedOn > today)
            throw new BusinessRuleException("The day may not lie in the future.") { Field = nameof(OpenedOn) };
        (Name, Currency, OpenedOn) = (name.Trim(), currency, openedOn);
        OpeningBalance = Currencies.Exact(openingBalance, currency, nameof(OpeningBalance));
    }

    /// <summary>Where customers pay to; an account that is printed needs its number.</summary>
    public void Describe(string? bank, string? bic, string? number, bool isOnInvoices)
    {
        (Bank, BankCode, Number) = (bank?.Trim() ?? "", bic?.Trim() ?? "", number?.Trim() ?? "");
        if (isOnInvoices && Number.Length == 0)
            throw new BusinessRuleException("Enter the account number that is printed.") { Field = nameof(Number) };
        IsOnInvoices = isOnInvoices;
    }

    /// <summary>Payments by the code of its bank.</summary>
    /// <exception cref="BusinessRuleException">The link is none, is not whole, or is of another currency.</exception>
    public void TakeCodes(string? link)
    {
        PaymentLink = link?.Trim() ?? "";
        if (PaymentLink.Length == 0) return;
        if (Currency != ElqrLink.Currency)
            throw new BusinessRuleException("Payment links are for accounts in som.") { Field = nameof(PaymentLink) };
        ElqrLink.ReadStatic(PaymentLink);
    }

    /// <summary>Says that it is a card, and whose.</summary>
    /// <param name="holderId">Null for everybody.</param>
    public void BeCard(bool isCard, Guid? holderId)
    {
        if (isCard && IsOnInvoices)
            throw new BusinessRuleException("Customers do not pay to a card.") { Field = nameof(IsCard) };
        (IsCard, HolderId) = (isCard, isCard ? holderId : null);
    }

    public bool IsCardOf(Guid userId) => IsCard && (HolderId is null || HolderId == userId);

    public void KeepOn(Guid ledgerAccountId) => LedgerAccountId = ledgerAccountId;

    /// <summary>Another account of its currency is printed instead.</summary>
    public void TakeOffInvoices() => IsOnInvoices = false;
}

internal static class BankAccountQueries
{
    /// <summary>Where money of a currency moves when nobody says otherwise: on the account that invoices name, else on
    /// the oldest, never on a card; null when the company has none.</summary>
    public static async Task<Guid?> UsualAsync(this IQueryable<BankAccount> accounts, string currency,
        CancellationToken ct) =>
        await accounts.Where(a => a.Currency == currency && !a.IsCard)
            .OrderByDescending(a => a.IsOnInvoices).ThenBy(a => a.OpenedOn).ThenBy(a => a.Id)
            .Select(a => (Guid?)a.Id).FirstOrDefaultAsync(ct);

    /// <summary>The account that invoices of a currency name, or null.</summary>
    public static Task<BankAccount?> OnInvoicesAsync(this IQueryable<BankAccount> accounts, string currency,
        CancellationToken ct) =>
        accounts.AsNoTracking().Where(a => a.Currency == currency && a.IsOnInvoices).OrderBy(a => a.Name)
            .FirstOrDefaultAsync(ct);
}

internal sealed class BankAccountMap : IEntityTypeConfiguration<BankAccount>
{
    public void Configure(EntityTypeBuilder<BankAccount> builder)
    {
        builder.ToTable("BankAccounts");
        builder.Property(a => a.Name).HasMaxLength(BankAccount.NameLength);
        builder.Property(a => a.Bank).HasMaxLength(BankAccount.BankLength);
        builder.Property(a => a.BankCode).HasMaxLength(BankAccount.CodeLength);
        builder.Property(a => a.Number).HasMaxLength(BankAccount.NumberLength);
        builder.Property(a => a.PaymentLink).HasMaxLength(ElqrLink.LinkLength);
        builder.Property(a => a.Currency).HasMaxLength(Currencies.CodeLength);
        builder.HasIndex(a => a.Name).IsUnique();
        builder.HasIndex(a => a.LedgerAccountId);
    }
}
