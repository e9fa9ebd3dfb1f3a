using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Crm.Stages;

internal enum StageColour
{
    Gray,
    Blue,
    Violet,
    Amber,
    Green,
    Red,
}

/// <summary>A step of the pipeline.</summary>
internal sealed class Stage : Entity
{
    public const int NameLength = 60;

    private Stage()
    {
    }

    /// <summary>English name, the key of its translation; as typed once it was renamed.</summary>
    public string Name { get; private set; } = "";

    public int Position { get; private set; }

    /// <summary>Per cent, 0 to 100: chance that a deal in this stage is won.</summary>
    public int Probability { get; private set; }

    public StageColour Colour { get; private set; }

    public void Change(string name, int probability, StageColour colour, int position)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new BusinessRuleException("A stage needs a name.");
        if (probability is < 0 or > 100)
            throw new BusinessRuleException("A probability lies between 0 and 100 per cent.");
        (Name, Probability, Colour, Position) = (name.Trim(), probability, colour, position);
    }
}

internal sealed class StageConfiguration : IEntityTypeConfiguration<Stage>
{
    public void Configure(EntityTypeBuilder<Stage> builder)
    {
        builder.ToTable("Stages");
        builder.Property(s => s.Name).HasMaxLength(Stage.NameLength);
        builder.HasIndex(s => s.Position);

        // The pipeline is there before anything else: fixed ids, so that two processes never make it twice.
        builder.HasData(
            BuiltIn(1, "New", 10, StageColour.Gray),
            BuiltIn(2, "Qualified", 25, StageColour.Blue),
            BuiltIn(3, "Proposal", 50, StageColour.Violet),
            BuiltIn(4, "Negotiation", 75, StageColour.Amber));
    }

    private static object BuiltIn(int position, string name, int probability, StageColour colour) => new
    {
        Id = new Guid($"0197a000-0000-7000-8000-00000000000{position}"),
        Version = 0,
        Name = name,
        Position = position,
        Probability = probability,
        Colour = colour,
    };
}
