using ErpCrm.Identity.Users;

namespace ErpCrm.Identity;

/// <summary>Colours of this module's states.</summary>
internal static class Tones
{
    public static string Of(UserStatus status) => status switch
    {
        UserStatus.Active => "green",
        UserStatus.Invited => "blue",
        _ => "gray",
    };
}
