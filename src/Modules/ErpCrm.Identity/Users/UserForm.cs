using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Identity.Users;

internal sealed class UserForm
{
    public string? Name { get; set; }

    /// <summary>Only when somebody is invited.</summary>
    public string? Email { get; set; }

    public Guid? RoleId { get; set; }

    public List<Guid> TeamIds { get; set; } = [];

    public int Version { get; set; }

    [BindNever]
    public UserChoices? Choices { get; set; }
}

internal sealed class UserFormValidator : AbstractValidator<UserForm>
{
    public UserFormValidator()
    {
        RuleFor(f => f.Name).NotEmpty().MaximumLength(User.NameLength);
        RuleFor(f => f.Email).EmailAddress().When(f => !string.IsNullOrEmpty(f.Email));
        RuleFor(f => f.Email).MaximumLength(User.EmailLength);
        RuleFor(f => f.RoleId).NotNull();
        RuleFor(f => f.TeamIds).Must(ids => ids.Count <= 200);
    }
}
