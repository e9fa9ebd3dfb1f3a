using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Books.Overheads;

/// <summary>What overhead is shared by (domain-rules §13).</summary>
internal enum OverheadBasis
{
    /// <summary>What the hours on a project cost.</summary>
    Labour,
    Hours,
    Revenue,
}

/// <summary>How the company shares its overhead; one row.</summary>
internal sealed class OverheadSetting
{
    public const int Only = 1;

    private OverheadSetting()
    {
    }

    public OverheadSetting(OverheadBasis basis, Guid byId, DateTime at) => Choose(basis, byId, at);

    public int Id { get; private init; } = Only;
    public OverheadBasis Basis { get; private set; }
    public Guid ChosenById { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime ChosenAt { get; private set; }

    public void Choose(OverheadBasis basis, Guid byId, DateTime at) =>
        (Basis, ChosenById, ChosenAt) = (basis, byId, at);
}

internal sealed class OverheadSettingConfiguration : IEntityTypeConfiguration<OverheadSetting>
{
    public void Configure(EntityTypeBuilder<OverheadSetting> setting)
    {
        setting.ToTable("OverheadSettings");
        setting.Property(s => s.Id).ValueGeneratedNever();
    }
}
