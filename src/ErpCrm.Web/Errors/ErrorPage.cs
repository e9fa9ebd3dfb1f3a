using ErpCrm.Platform.Data;
using ErpCrm.Platform.Submissions;
using ErpCrm.Ui.Mvc;

namespace ErpCrm.Web.Errors;

/// <summary>What an error page says; title and text are keys of their translation.</summary>
/// <param name="Detail">A refusal in the reader's language, instead of the text.</param>
internal sealed record ErrorPage(int Status, string Icon, string Title, string Text, string? Detail = null,
    string? RequestId = null, RepeatedForm? Repeat = null)
{
    public static ErrorPage Refused(string reason) =>
        new(409, "circle-slash", "This is not possible now", "Nothing was changed.", reason);

    /// <summary>The form was saved, and comes again with something else in it.</summary>
    public static ErrorPage Reused(RepeatedForm? form) =>
        new(409, "copy", "This form was saved already",
            "What is different this time was not saved. Open the form again to enter another one, or change what was saved.",
            Repeat: form?.Anew());

    public static ErrorPage Of(DatabaseTrouble trouble) => trouble switch
    {
        DatabaseTrouble.Busy => new(503, "timer", "The database is busy",
            "Try again in a moment. If your change was saved after all, it is not saved twice."),
        DatabaseTrouble.Duplicate => new(409, "git-compare", "This exists already",
            "Somebody saved the same a moment ago. Nothing of yours was saved; look for it before you enter it again."),
        DatabaseTrouble.InUse => new(409, "circle-slash", "It is used by other records",
            "Nothing was changed. Reload the page to see the current state."),
        DatabaseTrouble.Full => new(503, "server-crash", "There is no room left to save",
            "Nothing was saved. Reading goes on. Ask whoever runs the server to make room on its disk, then try again."),
        DatabaseTrouble.ReadOnly => new(503, "lock", "The database may only be read at the moment",
            "Nothing was saved. Reading goes on. Ask whoever runs the server to let it be written again, then try again."),
        DatabaseTrouble.Missing => new(503, "server-crash", "The database is not where it was",
            "Nothing was saved. Ask whoever runs the server to bring the database back; keep this page open and try again then."),
        DatabaseTrouble.Damaged => new(503, "server-crash", "The database cannot be read or written properly",
            "Nothing was saved. Tell whoever runs the server at once: the disk or the database may be damaged."),
        _ => new(422, "file-warning", "Something is too long to be stored",
            "Nothing was saved. Shorten the longest text or amount and try again."),
    };

    public static ErrorPage For(int status) => status switch
    {
        413 => new(413, "file-warning", "Too much was sent at once",
            "Nothing was changed. Send smaller files, or fewer of them at once."),
        400 or 415 or 422 => new(status, "file-warning", "The request was not understood",
            "Nothing was changed. Go back, reload the page and try again."),
        401 => new(401, "lock", "Please sign in", "This page is for signed-in people."),
        403 => new(403, "lock", "No access", "Your role does not allow this. Ask an administrator if you need it."),
        404 or 405 => new(404, "map-pin-off", "Page not found",
            "The address is wrong, the record was removed, or it is not yours to see."),
        409 => new(409, "git-compare", "Somebody else changed this record meanwhile",
            "Nothing of yours was saved. Reload the page to see the current state."),
        429 => new(429, "timer", "Too many attempts", "Wait a minute and try again."),
        _ => new(status is >= 500 and < 600 ? status : 500, "server-crash", "Something failed on our side",
            "Nothing was changed. Try again; if it repeats, tell support the number below."),
    };
}

/// <summary>A form whose save failed: its fields, its key among them,
/// so that it is saved once however often it is sent.</summary>
/// <param name="Url">Where it was posted to.</param>
internal sealed record RepeatedForm(string Url, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>The same fields as a form of its own, which makes another record.</summary>
    public RepeatedForm Anew() => this with { IsAnother = true, Fields = [
        .. Fields.Where(f => f.Key != Submission.Field), new(Submission.Field, Guid.NewGuid().ToString())] };

    public bool IsAnother { get; private init; }

    // Files cannot be put into a page; the browser's way back keeps them. A
    // form that broke off while it was sent is not asked for again.
    public static RepeatedForm? Of(HttpRequest request, string? path) =>
        path is not null && HttpMethods.IsPost(request.Method)
            && request.ReadableForm() is { Files.Count: 0 } form
            ? new RepeatedForm(path + request.QueryString, [.. form.SelectMany(
                field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")))])
            : null;
}
