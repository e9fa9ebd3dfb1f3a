using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Books.Accounts;

/// <summary>An account of the chart of accounts.</summary>
internal sealed partial class Account : Entity
{
    public const int CodeLength = 20;
    public const int NameLength = 120;

    private Account()
    {
    }

    /// <param name="id">Of one that every process makes alike; null for others.</param>
    public Account(string code, string name, AccountClass @class, AccountRole role = AccountRole.None,
        Guid? id = null)
    {
        if (id is { } known) Id = known;
        (Code, Name, Class, Role, IsActive) = (code.Trim(), name.Trim(), @class, role, true);
    }

    /// <summary>Unique; accounts are shown in its order.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The key of a text for accounts that came with the product, else as somebody typed it.</summary>
    public string Name { get; private set; } = "";

    public AccountClass Class { get; private set; }

    /// <summary>What the books use it for by themselves.</summary>
    public AccountRole Role { get; private set; }

    /// <summary>An inactive one takes no manual entries; what is posted stays.</summary>
    public bool IsActive { get; private set; }

    public AccountType Type => Class.TypeOf();
}

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("Accounts");
        account.Property(a => a.Code).HasMaxLength(Account.CodeLength);
        account.Property(a => a.Name).HasMaxLength(Account.NameLength);
        account.Ignore(a => a.Type);
        account.HasIndex(a => a.Code).IsUnique();
        account.HasIndex(a => a.Role);
    }
}
