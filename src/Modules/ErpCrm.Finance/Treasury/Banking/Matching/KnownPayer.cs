using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Treasury.Banking.Matching;

/// <summary>An account from which, or to which, a customer or supplier was paid: learned at the first confirmed
/// match.</summary>
internal sealed class KnownPayer
{
    private KnownPayer()
    {
    }

    public KnownPayer(string account, Guid partyId, Guid lineId, DateTime at) =>
        (Account, PartyId, LineId, LearnedAt) = (account, partyId, lineId, at);

    public Guid Id { get; private init; } = Ids.New();

    /// <summary>As <see cref="PayerKeys.OfAccount"/> writes it.</summary>
    public string Account { get; private set; } = "";

    /// <summary>Customer or supplier.</summary>
    public Guid PartyId { get; private set; }

    /// <summary>Where it was learned: with that match undone it is forgotten.</summary>
    public Guid LineId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime LearnedAt { get; private set; }
}

internal sealed class KnownPayerConfiguration : IEntityTypeConfiguration<KnownPayer>
{
    public void Configure(EntityTypeBuilder<KnownPayer> payer)
    {
        payer.ToTable("KnownPayers");
        payer.Property(p => p.Id).ValueGeneratedNever();
        payer.Property(p => p.Account).HasMaxLength(Statements.BankLine.AccountLength);
        // A merge may bring two rows of one account together: neither is unique.
        payer.HasIndex(p => p.Account);
        payer.HasIndex(p => p.LineId);
        payer.HasIndex(p => p.PartyId);
    }
}
