using FluentValidation;

namespace ErpCrm.Crm.Stages;

internal sealed class StageRow
{
    public Guid? Id { get; set; }
    public int? Version { get; set; }
    public int? Position { get; set; }
    public string? Name { get; set; }
    public int? Probability { get; set; }
    public StageColour? Colour { get; set; }
}

/// <summary>The whole pipeline.</summary>
internal sealed class StagesForm
{
    public List<StageRow> Stages { get; set; } = [];
}

internal sealed class StagesFormValidator : AbstractValidator<StagesForm>
{
    public StagesFormValidator() => RuleForEach(f => f.Stages).ChildRules(stage =>
    {
        stage.RuleFor(s => s.Id).NotNull();
        stage.RuleFor(s => s.Name).NotEmpty().MaximumLength(Stage.NameLength);
        stage.RuleFor(s => s.Position).NotNull();
        stage.RuleFor(s => s.Probability).NotNull().InclusiveBetween(0, 100);
        stage.RuleFor(s => s.Colour).NotNull().IsInEnum();
    });
}
