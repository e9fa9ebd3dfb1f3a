using ErpCrm.Identity.SecurityLog;
using ErpCrm.Identity.Users;

namespace ErpCrm.Identity;

/// <summary>Colours of this module's states.</summary>
internal static class Tones
{
    public static string Of(SecurityEventKind kind) => kind switch
    {
        SecurityEventKind.SignInPaused or SecurityEventKind.TooManyRequests or SecurityEventKind.Objected => "red",
        SecurityEventKind.WrongPassword or SecurityEventKind.WrongCode or SecurityEventKind.LinkUsed
            or SecurityEventKind.SecondStepRemoved =>
            "amber",
        SecurityEventKind.SignedIn => "green",
        _ => "gray",
    };

    public static string Of(UserStatus status) => status switch
    {
        UserStatus.Active => "green",
        UserStatus.Invited => "blue",
        _ => "gray",
    };
}
