using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Treasury.ExpenseCategories;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Purchasing.Suppliers;

/// <summary>What somebody writes about a supplier.</summary>
/// <param name="CompanyId">The company of the CRM that it is; null for one that nobody sells to.</param>
/// <param name="PaymentTermDays">From the day of the bill to its due day.</param>
internal sealed record SupplierData(
    string Name, Guid? CompanyId, string Currency, int PaymentTermDays, Guid? CategoryId = null, Guid? AccountId = null)
{
    public string? TaxId { get; init; }
    public string? Email { get; init; }
    public string? Address { get; init; }
    public string? Notes { get; init; }
    public SupplierAccount Account { get; init; } = new();
}

/// <summary>Where a supplier is paid to.</summary>
/// <param name="Number">IBAN, or the account number of a bank that has none.</param>
/// <param name="BankCode">БИК, or SWIFT.</param>
internal sealed record SupplierAccount(string? Number = null, string? Bank = null, string? BankCode = null);

/// <summary>
/// Whom bills come from: a company as it bills us, or somebody the CRM does not know. It says what its bills usually
/// are: for what, in which currency, payable when and where.
/// </summary>
internal sealed class Supplier : Entity
{
    public const int NameLength = 200;
    public const int TaxIdLength = 40;
    public const int AddressLength = 500;
    public const int EmailLength = 256;
    public const int NotesLength = 2000;
    public const int AccountLength = 40;
    public const int BankLength = 120;
    public const int BankCodeLength = 20;

    private Supplier()
    {
    }

    public string Name { get; private set; } = "";

    /// <summary>Its company in the CRM; null where there is none.</summary>
    [NotAudited]
    public Guid? CompanyId { get; private set; }

    public string TaxId { get; private set; } = "";
    public string Email { get; private set; } = "";
    public string Address { get; private set; } = "";
    public string Notes { get; private set; } = "";

    /// <summary>That its bills are usually in.</summary>
    public string Currency { get; private set; } = "";

    public int PaymentTermDays { get; private set; }

    /// <summary>IBAN, or a plain account number.</summary>
    public string AccountNumber { get; private set; } = "";

    public string Bank { get; private set; } = "";

    /// <summary>БИК, or SWIFT.</summary>
    public string BankCode { get; private set; } = "";

    /// <summary>What its bills are usually for.</summary>
    [NotAudited]
    public Guid? CategoryId { get; private set; }

    /// <summary>The account its bills are usually booked on, before the one of the category.</summary>
    [NotAudited]
    public Guid? AccountId { get; private set; }

    /// <summary>Whether new bills of it are offered.</summary>
    public bool IsActive { get; private set; } = true;

    [NotAudited]
    public string SearchText { get; private set; } = "";

    public static Supplier Add(SupplierData data)
    {
        var supplier = new Supplier();
        supplier.Write(data);
        supplier.Raise(new SupplierAdded(supplier.Id, supplier.Name));
        return supplier;
    }

    public void Change(SupplierData data)
    {
        var (number, code) = (AccountNumber, BankCode);
        Write(data);
        Raise(new SupplierChanged(Id, Name, (number, code) != (AccountNumber, BankCode)));
    }

    public void Archive() => IsActive = false;

    public void Restore() => IsActive = true;

    private void Write(SupplierData data)
    {
        if (!Currencies.IsKnown(data.Currency))
            throw new BusinessRuleException("Choose a currency of the list.") { Field = nameof(Currency) };
        if (string.IsNullOrWhiteSpace(data.Name))
            throw new BusinessRuleException("Enter a name.") { Field = nameof(Name) };
        (Name, CompanyId, Currency, PaymentTermDays) =
            (data.Name.Trim(), data.CompanyId, data.Currency, data.PaymentTermDays);
        (CategoryId, AccountId) = (data.CategoryId, data.AccountId);
        (TaxId, Email, Address, Notes) = (data.TaxId?.Trim() ?? "", data.Email?.Trim() ?? "",
            data.Address?.Trim() ?? "", data.Notes?.Trim() ?? "");
        // Written in groups or not, it is the same account.
        AccountNumber = BankAccountNumber.Plain(data.Account.Number);
        Bank = data.Account.Bank?.Trim() ?? "";
        BankCode = data.Account.BankCode?.Trim().ToUpperInvariant() ?? "";
        if (BankAccountNumber.LooksLikeIban(AccountNumber) && !BankAccountNumber.IsIban(AccountNumber))
            throw new BusinessRuleException("This IBAN has a wrong check number.") { Field = nameof(AccountNumber) };
        SearchText = SharedKernel.SearchText.Of(Name, SharedKernel.SearchText.Compact(TaxId), Email, AccountNumber);
    }
}

internal static class SupplierQueries
{
    public static IQueryable<Supplier> Offered(this IQueryable<Supplier> suppliers) =>
        suppliers.Where(s => s.IsActive);
}

internal sealed class SupplierConfiguration : IEntityTypeConfiguration<Supplier>
{
    public void Configure(EntityTypeBuilder<Supplier> supplier)
    {
        supplier.ToTable("Suppliers");
        supplier.Property(s => s.Name).HasMaxLength(Supplier.NameLength);
        supplier.Property(s => s.TaxId).HasMaxLength(Supplier.TaxIdLength);
        supplier.Property(s => s.Email).HasMaxLength(Supplier.EmailLength);
        supplier.Property(s => s.Address).HasMaxLength(Supplier.AddressLength);
        supplier.Property(s => s.Notes).HasMaxLength(Supplier.NotesLength);
        supplier.Property(s => s.Currency).HasMaxLength(Currencies.CodeLength);
        supplier.Property(s => s.AccountNumber).HasMaxLength(Supplier.AccountLength);
        supplier.Property(s => s.Bank).HasMaxLength(Supplier.BankLength);
        supplier.Property(s => s.BankCode).HasMaxLength(Supplier.BankCodeLength);
        supplier.Property(s => s.SearchText).HasMaxLength(SharedKernel.SearchText.MaxLength);
        supplier.HasOne<ExpenseCategory>().WithMany().HasForeignKey(s => s.CategoryId)
            .OnDelete(DeleteBehavior.Restrict);
        supplier.HasIndex(s => s.Name);
        supplier.HasIndex(s => s.CompanyId);
    }
}
