// What openapi-typescript writes for a small API, shortened.

export interface paths {
  "/things/{id}": {
    get: {
      parameters: { path: { id: string } };
      responses: {
        200: { content: { "application/json": Thing } };
        default: { content: { "application/json": Refusal } };
      };
    };
  };
  "/things": {
    post: {
      requestBody: { content: { "application/json": { name: string } } };
      responses: {
        201: { content: { "application/json": Thing } };
        default: { content: { "application/json": Refusal } };
      };
    };
  };
}

export interface Thing {
  id: string;
  name: string;
}

export interface Refusal {
  error: string;
  error_description?: string;
}
