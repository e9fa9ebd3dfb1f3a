using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Cash;

/// <summary>A bank account or cash box, with what was on it when the books began: the starting truth of cash (domain-rules §21).</summary>
internal sealed class BankAccount : Entity
{
    public const int NameLength = 80;

    private BankAccount()
    {
    }

    public string Name { get; private set; } = "";
    public string Currency { get; private set; } = "";

    /// <summary>At the beginning of <see cref="OpenedOn"/>; may be negative (overdraft).</summary>
    public decimal OpeningBalance { get; private set; }

    public DateOnly OpenedOn { get; private set; }

    public static BankAccount Open(string name, string currency, decimal openingBalance, DateOnly openedOn, DateOnly today)
    {
        var account = new BankAccount();
        account.Change(name, currency, openingBalance, openedOn, today);
        return account;
    }

    public void Change(string name, string currency, decimal openingBalance, DateOnly openedOn, DateOnly today)
    {
        if (!Currencies.IsKnown(currency)) throw new BusinessRuleException("Choose a currency of the list.") { Field = nameof(Currency) };
        if (openedOn > today) throw new BusinessRuleException("The day may not lie in the future.") { Field = nameof(OpenedOn) };
        (Name, Currency, OpenedOn) = (name.Trim(), currency, openedOn);
        OpeningBalance = Rounding.Round(openingBalance, currency);
    }
}

internal sealed class BankAccountMap : IEntityTypeConfiguration<BankAccount>
{
    public void Configure(EntityTypeBuilder<BankAccount> builder)
    {
        builder.ToTable("BankAccounts");
        builder.Property(a => a.Name).HasMaxLength(BankAccount.NameLength);
        builder.Property(a => a.Currency).HasMaxLength(Currencies.CodeLength);
        builder.HasIndex(a => a.Name).IsUnique();
    }
}
