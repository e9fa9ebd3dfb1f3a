namespace ErpCrm.Web.Errors;

/// <summary>What an error page says; title and text are keys of their translation.</summary>
/// <param name="Detail">A refusal in the reader's language, instead of the text.</param>
internal sealed record ErrorPage(int Status, string Icon, string Title, string Text, string? Detail = null, string? RequestId = null)
{
    public static ErrorPage Refused(string reason) => new(409, "circle-slash", "This is not possible now", "Nothing was changed.", reason);

    public static ErrorPage For(int status) => status switch
    {
        400 or 413 or 415 or 422 => new(status, "file-warning", "The request was not understood", "Nothing was changed. Go back, reload the page and try again."),
        401 => new(401, "lock", "Please sign in", "This page is for signed-in people."),
        403 => new(403, "lock", "No access", "Your role does not allow this. Ask an administrator if you need it."),
        404 or 405 => new(404, "map-pin-off", "Page not found", "The address is wrong, the record was removed, or it is not yours to see."),
        409 => new(409, "git-compare", "Somebody else changed this record meanwhile", "Nothing of yours was saved. Reload the page to see the current state."),
        429 => new(429, "timer", "Too many attempts", "Wait a minute and try again."),
        _ => new(status is >= 500 and < 600 ? status : 500, "server-crash", "Something failed on our side", "Nothing was changed. Try again; if it repeats, tell support the number below."),
    };
}
