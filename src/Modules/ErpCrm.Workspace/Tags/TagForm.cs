using ErpCrm.Ui.Mvc;
using FluentValidation;

namespace ErpCrm.Workspace.Tags;

internal sealed class TagForm : ISettingForm
{
    public Guid? Id { get; set; }
    public string Name { get; set; } = "";
    public TagColour? Colour { get; set; }
    public int Version { get; set; }

    public static TagForm Of(Tag tag) =>
        new() { Id = tag.Id, Name = tag.Name, Colour = tag.Colour, Version = tag.Version };
}

internal sealed class TagFormValidator : AbstractValidator<TagForm>
{
    public TagFormValidator()
    {
        RuleFor(f => f.Name).NotEmpty().MaximumLength(Tag.NameLength);
        RuleFor(f => f.Colour).NotNull().IsInEnum();
    }
}
